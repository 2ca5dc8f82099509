// Loaded into a server before its own code. Quirrel's memory store makes a Lua machine anew for each of its scripts and
// reads the script anew; with waits of a hundredth that is a third of all a server does. Here one machine keeps what it
// has read. What the scripts do stays the same.
import { createRequire } from "node:module";

const fromStore = createRequire(createRequire(import.meta.url).resolve("ioredis-mock"));
const { lua, lualib, lauxlib } = fromStore("fengari");
const { luaL_newstate, luaL_loadstring } = lauxlib;
const { luaL_openlibs } = lualib;

let machine = null;
/** By its text, the reference to a script that was read. */
const scripts = new Map();

lauxlib.luaL_newstate = () => {
  if (machine) {
    lua.lua_settop(machine, 0);
    return machine;
  }
  machine = luaL_newstate();
  luaL_openlibs(machine);
  return machine;
};
lualib.luaL_openlibs = () => undefined;
lua.lua_close = () => undefined;

lauxlib.luaL_dostring = (state, text) => {
  const key = Buffer.from(text).toString("latin1");
  const known = scripts.get(key);
  if (known === undefined) {
    const failure = luaL_loadstring(state, text);
    if (failure) return failure;
    lua.lua_pushvalue(state, -1);
    scripts.set(key, lauxlib.luaL_ref(state, lua.LUA_REGISTRYINDEX));
  } else {
    lua.lua_rawgeti(state, lua.LUA_REGISTRYINDEX, known);
  }
  return lua.lua_pcall(state, 0, lua.LUA_MULTRET, 0);
};
