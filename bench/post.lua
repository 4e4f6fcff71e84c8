-- Load for wrk: registrations or gifts, each by somebody nobody has seen before.
--   wrk … -s bench/post.lua BASE -- KIND RUN CAMPAIGN SLUG…
-- KIND is `registrations` or `gifts`. RUN makes the addresses of this run its own.
-- The last line it prints is for the bench: measured answers=… seconds_us=… p50_us=… …

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("thread_number", threads)
end

function init(args)
  kind, run, campaign = args[1], args[2], args[3]
  slugs = {}
  for n = 4, #args do slugs[#slugs + 1] = args[n] end
  made = 0
  headers = { ["Content-Type"] = "application/json" }
end

function request()
  made = made + 1
  local slug = slugs[made % #slugs + 1]
  local email = string.format("walker-%s-%d-%d@walkers.example", run, thread_number, made)
  local path, body
  if kind == "gifts" then
    path = "/api/v1/campaigns/" .. campaign .. "/gifts"
    body = string.format(
      '{"amount":"25.00","currency":"USD","stroll":"%s","name":"Gil Giver","email":"%s",'
        .. '"hidden":false,"method":"demo-card","kind":"gift"}',
      slug, email)
  else
    path = "/api/v1/strolls/" .. campaign .. "/" .. slug .. "/registrations"
    body = string.format(
      '{"name":"Wanda Walker","email":"%s","adults":1,"children":0,'
        .. '"waiver":{"version":1,"signed_name":"Wanda Walker"}}',
      email)
  end
  return wrk.format("POST", path, headers, body)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "measured answers=%d seconds_us=%d p50_us=%d p99_us=%d refused=%d broken=%d\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
