/** What every exported script holds besides the model’s own figures and formulas: base R, no packages. */

export const rCommon = `
discount <- function(schedule, t) {
  weight <- 1
  for (i in seq_along(schedule$from)) {
    until <- if (i < length(schedule$from)) schedule$from[i + 1] else Inf
    weight <- weight * (1 + schedule$rate[i])^-pmax(0, pmin(t, until) - schedule$from[i])
  }
  weight
}
norm_ratio <- function(age) {
  if (is.null(norms)) return(rep(1, length(age)))
  approx(norms$age, norms$norm, age, rule = 2)$y / approx(norms$age, norms$norm, entry_age, rule = 2)$y
}
# half away from zero, as people round
round_half <- function(x, digits) sign(x) * floor(abs(x) * 10^digits + 0.5) / 10^digits
look_up <- function(method, keys, values, x) {
  if (method == "interpolate") return(if (length(keys) == 1) rep(values, length(x)) else approx(keys, values, x, rule = 2)$y)
  if (method == "lookup") {
    at <- findInterval(x, keys)
    return(values[ifelse(at == 0, NA, at)])
  }
  values[vapply(x, function(v) c(which(abs(keys - v) <= 1e-9 * max(1, abs(v))), NA)[1], 1)]
}
cycle_years <- 1 / per_year
annual_death <- function(k) death_by_age[pmin(floor(entry_age + pmax(k, 0) / per_year), length(death_by_age) - 1) + 1]
`;

export const rSurvival = `
# --- partitioned survival ---
t <- (0:cycles) / per_year
smallest <- 1e-15
hazard_ratio <- function(base, ratio, weight = NULL) {
  base <- pmax(base, smallest)
  if (is.null(weight)) return(base^ratio)
  at <- exp(weight * log(ratio))
  c(1, exp(-cumsum(diff(-log(base)) * (head(at, -1) + tail(at, -1)) / 2)))
}
general <- if (floor_rule == "none") rep(1, cycles + 1) else c(1, cumprod((1 - annual_death(seq_len(cycles)))^(1 / per_year)))
floored <- function(raw) {
  raw <- pmax(raw, smallest)
  own <- pmax(general, smallest)
  if (floor_rule == "none") return(raw)
  if (floor_rule == "survivalMinimum") return(pmin(raw, own))
  steps <- pmax(diff(-log(raw)), diff(-log(own)))
  cured <- (seq_len(cycles) - 1) / per_year >= cured_from - 1e-12
  steps[cured] <- diff(-log(own))[cured]
  c(1, exp(-cumsum(steps)))
}
within_cycle <- function(x) switch(correction, trapezoid = (head(x, -1) + tail(x, -1)) / 2, start = head(x, -1), end = tail(x, -1))

totals_of <- function(id) {
  bounds <- lapply(strategies[[id]], function(curve) floored(curves[[curve]]))
  if (ordered) for (i in rev(seq_along(bounds))[-1]) bounds[[i]] <- pmin(bounds[[i]], bounds[[i + 1]])
  overall <- bounds[[length(bounds)]]
  deaths <- pmax(-diff(overall), 0)
  occupancy <- lapply(seq_along(bounds), function(i) within_cycle(if (i == 1) bounds[[1]] else pmax(bounds[[i]] - bounds[[i - 1]], 0)))
  alive <- Reduce("+", occupancy)
  leaving <- deaths * switch(correction, trapezoid = 0.5, start = 1, end = 0)
  k <- seq_len(cycles)
  at <- (k - weight_shift) * cycle_years
  total <- function(amount, schedule) c(sum(amount * discount(schedule, at)), sum(amount))
  life_years <- qalys <- costs <- c(0, 0)
  for (i in seq_along(occupancy)) {
    life_years <- life_years + total(occupancy[[i]] * cycle_years, effect_rates)
    quality <- utilities[[i]](k) * norm_ratio(entry_age + k * cycle_years)
    qalys <- qalys + total(occupancy[[i]] * quality * cycle_years, effect_rates)
  }
  for (cost in Filter(function(x) is.null(x$strategies) || id %in% x$strategies, cost_components)) {
    amount <- cost$amount(k) + 0 * k
    inside <- k >= cost$from & k <= cost$to
    people <- switch(cost$type, once = 1, perDeath = deaths, perYear = {
      here <- occupancy[[cost$state]]
      if (cost$net) here - ifelse(alive > 0, leaving * here / alive, 0) else here
    })
    costs <- costs + total(people * amount * inside * (if (cost$type == "perYear") cycle_years else 1), cost_rates)
  }
  c(life_years, qalys, costs)
}
`;

export const rCohort = `
# --- cohort ---
living <- names(memory)
general_mortality <- function(k) 1 - (1 - annual_death(if (age_at == "cycleStart") k - 1 else k))^cycle_years

# where those who leave a state after their j-th cycle there go in cycle k, and with what probability
chances <- function(own, state, k, j) {
  stated <- Filter(function(x) x$type != "remainder", own)
  value <- vapply(stated, function(x) as.numeric(x$value(k, j * cycle_years)), 0)
  to <- vapply(stated, function(x) x$to, "")
  if (any(vapply(stated, function(x) x$type == "rate", TRUE))) {
    sum_of_rates <- sum(value)
    leaving <- 1 - exp(-sum_of_rates * cycle_years)
    return(list(to = c(to, state), chance = c(if (sum_of_rates == 0) value else value / sum_of_rates * leaving, 1 - leaving)))
  }
  rest <- Filter(function(x) x$type == "remainder", own)
  list(to = c(to, if (length(rest) > 0) rest[[1]]$to else state), chance = c(value, 1 - sum(value)))
}

totals_of <- function(id) {
  rules <- Filter(function(x) is.null(x$strategies) || id %in% x$strategies, transitions)
  now <- lapply(living, function(s) c(start[[s]], numeric(memory[[s]] - 1)))
  names(now) <- living
  people <- list(now)
  flows <- list()
  for (k in seq_len(cycles)) {
    following <- lapply(now, function(x) x * 0)
    flow <- matrix(0, length(living), length(living) + 1, dimnames = list(living, c(living, death)))
    for (s in living) {
      own <- Filter(function(x) x$from == s, rules)
      for (j in which(now[[s]] != 0)) {
        ways <- chances(own, s, k, j)
        for (e in seq_along(ways$to)) {
          to <- ways$to[e]
          share <- now[[s]][j] * ways$chance[e]
          flow[s, to] <- flow[s, to] + share
          if (to == death) next
          after <- if (to == s) min(j + 1, memory[[s]]) else 1
          following[[to]][after] <- following[[to]][after] + share
        }
      }
    }
    now <- following
    people[[k + 1]] <- now
    flows[[k]] <- flow
  }
  life_years <- qalys <- costs <- c(0, 0)
  add <- function(amount, schedule, time) c(amount * discount(schedule, time), amount)
  components <- Filter(function(x) is.null(x$strategies) || id %in% x$strategies, cost_components)
  # what the people at a grid point gain and cost in cycle k, counted with a share
  live <- function(point, k, share, time, inside) {
    for (s in living) for (j in which(people[[point + 1]][[s]] != 0)) {
      here <- people[[point + 1]][[s]][j] * cycle_years
      quality <- utility_of(id, s)(k, j * cycle_years) * norm_ratio(entry_age + k * cycle_years)
      life_years <<- life_years + add(here * share, effect_rates, time)
      qalys <<- qalys + add(here * share * quality, effect_rates, time)
      for (cost in components) if (cost$type == "perYear" && cost$state == s) {
        counted <- inside(cost$from, cost$to)
        if (counted != 0) costs <<- costs + add(here * counted * cost$amount(k, j * cycle_years), cost_rates, time)
      }
    }
  }
  ends <- switch(correction, trapezoid = c(0.5, 0.5), start = c(1, 0), end = c(0, 1), simpson = c(0, 0))
  within <- function(k, from, to) k >= from && k <= to
  for (k in 0:cycles) {
    if (correction == "simpson") {
      share <- if (k == 0 || k == cycles) 1 / 3 else if ((cycles - k) %% 2 == 1) 4 / 3 else 2 / 3
      live(k, k, share, k * cycle_years, function(from, to) share)
    } else if (weight_at == "point") {
      ending <- if (k > 0) ends[2] else 0
      beginning <- if (k < cycles) ends[1] else 0
      live(k, k, ending + beginning, k * cycle_years, function(from, to) {
        (if (within(k, from, to)) ending else 0) + (if (within(k + 1, from, to)) beginning else 0)
      })
    } else if (k > 0) {
      time <- (k - weight_shift) * cycle_years
      for (end in 1:2) live(k - 2 + end, k, ends[end], time, function(from, to) if (within(k, from, to)) ends[end] else 0)
    }
    event <- max(k - weight_shift, 0) * cycle_years
    for (cost in components) {
      amount <- function() cost$amount(k, cycle_years)
      if (cost$type == "initial" && k == 0) costs <- costs + c(amount(), amount())
      if (k == 0) next
      if (cost$type == "once" && k == cost$from) costs <- costs + add(amount(), cost_rates, event)
      if (cost$type == "perDeath") costs <- costs + add(sum(flows[[k]][, death]) * amount(), cost_rates, event)
      if (cost$type == "perTransition") costs <- costs + add(flows[[k]][cost$state, cost$to_state] * amount(), cost_rates, event)
    }
  }
  c(life_years, qalys, costs)
}
`;

export const rReport = `
# --- both results side by side ---
quantities <- c("life years, discounted", "life years", "QALYs, discounted", "QALYs", "costs, discounted", "costs")
rows <- do.call(rbind, lapply(names(likeverd), function(id) {
  here <- totals_of(id)
  data.frame(strategy = id, quantity = quantities, likeverd = likeverd[[id]], R = here, difference = here - likeverd[[id]])
}))
print(rows, digits = 10, row.names = FALSE)
largest <- max(abs(rows$difference) / pmax(1, abs(rows$likeverd)))
cat(sprintf("Largest relative difference: %.3g\\n", largest))
if (!is.finite(largest) || largest > 1e-8) quit(status = 1)
`;
