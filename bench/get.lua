-- Load for wrk: one page after the other.
--   wrk … -s bench/get.lua BASE -- PATH…
-- The last line it prints is for the bench, as in post.lua.

function init(args)
  paths = args
  made = 0
  headers = { ["Accept-Encoding"] = "gzip" } -- as every browser does
end

function request()
  made = made + 1
  return wrk.format("GET", paths[made % #paths + 1], headers)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "measured answers=%d seconds_us=%d p50_us=%d p99_us=%d refused=%d broken=%d\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
