# Builds with everything, ships with what production needs.
# Not newer than 24.18 for now: docs/decisions/0010-node-24-and-native-code.md
FROM node:24.18-slim AS build
WORKDIR /app
# better-sqlite3 compiles where its prebuilt file cannot be fetched.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
# Prisma's command line and TypeScript are optional peers of what is shipped, and a third of the size.
RUN npm run build && npm prune --omit=dev --legacy-peer-deps

FROM node:24.18-slim
# An init as process 1 passes SIGTERM on and reaps what ends.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production DATABASE_URL=file:/data/steadybill.db
WORKDIR /app
COPY --from=build /app/package.json /app/server.js /app/commands.js ./
COPY --from=build /app/prisma/migrations ./prisma/migrations
COPY --from=build /app/build ./build
COPY --from=build /app/node_modules ./node_modules
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/bin/tini", "--"]
# The heap's limits fit a machine of 512 MB; the same stand in package.json's start.
CMD ["node", "--max-old-space-size=256", "--max-semi-space-size=16", "server.js"]
