// Loaded into a server before its own code: one host name is resolved by asking the test.
import dns from "node:dns";
import http from "node:http";

const [name, resolver] = (process.env.FAULT_RESOLVER ?? "").split(" ");
const lookup = dns.lookup;

dns.lookup = (hostname, options, callback) => {
  if (hostname !== name) return lookup(hostname, options, callback);
  const answer = typeof options === "function" ? options : callback;
  const wantsAll = typeof options === "object" && options !== null && options.all === true;
  const fail = () => {
    const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`);
    answer(Object.assign(error, { code: "ENOTFOUND", errno: -3008, syscall: "getaddrinfo", hostname }));
  };
  http
    .get(resolver, { agent: false }, (response) => {
      response.resume();
      if (response.statusCode !== 200) fail();
      else if (wantsAll) answer(null, [{ address: "127.0.0.1", family: 4 }]);
      else answer(null, "127.0.0.1", 4);
    })
    .on("error", fail);
};
