-- wrk: ask for the paths of a file (a path a line) at random, always in the same order.
local paths = {}

function init(args)
  for line in io.lines(args[1]) do
    paths[#paths + 1] = line
  end
  math.randomseed(20151029)
end

function request()
  return wrk.format("GET", paths[math.random(#paths)])
end
