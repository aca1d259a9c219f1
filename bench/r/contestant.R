# usage: Rscript contestant.R INPUT JOB; each line on standard input is "threads draws", each answer "seconds peak_kilobytes total ...".
# Tutorial style follows the DARTH group (Alarid-Escudero et al. 2023, Medical Decision Making 43:3-41): one call of a model function a
# draw, an array of transition matrices, a matrix product a cycle. Vectorised: the same arithmetic on whole columns of draws.

arguments <- commandArgs(trailingOnly = TRUE)
job <- arguments[2]

read_input <- function(file) {
  bytes <- readBin(file, "raw", file.info(file)$size)
  whole <- function(at) sum(as.numeric(bytes[at + 1:8]) * 256^(0:7))
  columns <- list()
  for (i in seq_len(whole(8))) {
    entry <- 16 + (i - 1) * 64
    name <- bytes[entry + 1:48]
    name <- rawToChar(name[name != 0])
    offset <- whole(entry + 56)
    columns[[name]] <- readBin(bytes[offset + seq_len(8 * whole(entry + 48))], "double", whole(entry + 48))
  }
  columns
}
input <- read_input(arguments[1])
size <- input$size
parameters <- if (is.null(input$parameters)) NULL else matrix(input$parameters, nrow = size)

# One strategy's parameters: rows are draws.
of_strategy <- function(k, count) parameters[, (k - 1) * count + seq_len(count), drop = FALSE]

# Totals (costs, then QALYs, of each strategy) of a function that gives c(cost, QALY) for one draw.
by_draw <- function(draws, count, model) {
  totals <- c()
  for (k in 1:2) {
    p <- of_strategy(k, count)
    out <- matrix(0, draws, 2)
    for (i in seq_len(draws)) out[i, ] <- model(p[i, ], k)
    totals <- c(totals, colSums(out))
  }
  totals
}

jobs <- list()

jobs[["cohort-4"]] <- function(draws) {
  states <- c("H", "S1", "S2", "D")
  n_t <- 60
  by_draw(draws, 11, function(p, k) {
    v_p_HD <- 1 - exp(-input$rate)
    v_p_S1D <- 1 - exp(-input$rate * p[4])
    v_p_S2D <- 1 - exp(-input$rate * p[5])
    a_P <- array(0, dim = c(4, 4, n_t), dimnames = list(states, states, 0:(n_t - 1)))
    a_P["H", "H", ] <- (1 - v_p_HD) * (1 - p[1])
    a_P["H", "S1", ] <- (1 - v_p_HD) * p[1]
    a_P["H", "D", ] <- v_p_HD
    a_P["S1", "H", ] <- (1 - v_p_S1D) * p[2]
    a_P["S1", "S1", ] <- (1 - v_p_S1D) * (1 - (p[2] + p[3]))
    a_P["S1", "S2", ] <- (1 - v_p_S1D) * p[3]
    a_P["S1", "D", ] <- v_p_S1D
    a_P["S2", "S2", ] <- 1 - v_p_S2D
    a_P["S2", "D", ] <- v_p_S2D
    a_P["D", "D", ] <- 1
    m_M <- matrix(0, nrow = n_t + 1, ncol = 4, dimnames = list(0:n_t, states))
    m_M[1, ] <- c(1, 0, 0, 0)
    for (t in 1:n_t) m_M[t + 1, ] <- m_M[t, ] %*% a_P[, , t]
    c(t(m_M %*% c(p[6:8], 0)) %*% input$weightCost, t(m_M %*% c(p[9:11], 0)) %*% input$weightQaly)
  })
}

jobs[["cohort-4-vectorised"]] <- function(draws) {
  totals <- c()
  for (k in 1:2) {
    p <- of_strategy(k, 11)[seq_len(draws), , drop = FALSE]
    m0 <- rep(1, draws)
    m1 <- m2 <- numeric(draws)
    cost <- input$weightCost[1] * p[, 6]
    qaly <- input$weightQaly[1] * p[, 9]
    stay <- 1 - p[, 2] - p[, 3]
    for (t in 1:60) {
      a <- m0 * exp(-input$rate[t])
      b <- m1 * exp(-input$rate[t] * p[, 4])
      d <- m2 * exp(-input$rate[t] * p[, 5])
      m0 <- a * (1 - p[, 1]) + b * p[, 2]
      m1 <- a * p[, 1] + b * stay
      m2 <- b * p[, 3] + d
      cost <- cost + input$weightCost[t + 1] * (m0 * p[, 6] + m1 * p[, 7] + m2 * p[, 8])
      qaly <- qaly + input$weightQaly[t + 1] * (m0 * p[, 9] + m1 * p[, 10] + m2 * p[, 11])
    }
    totals <- c(totals, sum(cost), sum(qaly))
  }
  totals
}

jobs[["cohort-10"]] <- function(draws) {
  n_t <- 1040
  by_draw(draws, 108, function(p, k) {
    m_P <- matrix(p[1:81], 9, 9, byrow = TRUE)
    v_pD <- 1 - exp(-outer(p[82:90], input$rate))
    a_P <- array(0, c(10, 10, n_t))
    for (s in 1:9) {
      for (j in 1:9) a_P[s, j, ] <- (1 - v_pD[s, ]) * m_P[s, j]
      a_P[s, 10, ] <- v_pD[s, ]
    }
    a_P[10, 10, ] <- 1
    m_M <- matrix(0, n_t + 1, 10)
    m_M[1, 1] <- 1
    for (t in 1:n_t) m_M[t + 1, ] <- m_M[t, ] %*% a_P[, , t]
    c(t(m_M %*% c(p[91:99], 0)) %*% input$weightCost, t(m_M %*% c(p[100:108], 0)) %*% input$weightQaly)
  })
}

jobs[["cohort-10-vectorised"]] <- function(draws) {
  totals <- c()
  for (k in 1:2) {
    p <- of_strategy(k, 108)[seq_len(draws), , drop = FALSE]
    column <- lapply(1:108, function(j) p[, j])
    m <- c(list(rep(1, draws)), rep(list(numeric(draws)), 8))
    cost <- input$weightCost[1] * column[[91]]
    qaly <- input$weightQaly[1] * column[[100]]
    for (t in 1:1040) {
      alive <- lapply(1:9, function(s) m[[s]] * exp(-input$rate[t] * column[[81 + s]]))
      for (j in 1:9) {
        v <- alive[[1]] * column[[j]]
        for (s in 2:9) v <- v + alive[[s]] * column[[(s - 1) * 9 + j]]
        m[[j]] <- v
      }
      a <- m[[1]] * column[[91]]
      b <- m[[1]] * column[[100]]
      for (s in 2:9) {
        a <- a + m[[s]] * column[[90 + s]]
        b <- b + m[[s]] * column[[99 + s]]
      }
      cost <- cost + input$weightCost[t + 1] * a
      qaly <- qaly + input$weightQaly[t + 1] * b
    }
    totals <- c(totals, sum(cost), sum(qaly))
  }
  totals
}

partitioned_survival <- function(draws, arguments, survival) {
  time <- exp(input$logTime[-1])
  by_draw(draws, 2 * arguments + 4, function(p, k) {
    free <- c(1, survival(time, p[seq_len(arguments)]))
    overall <- c(1, survival(time, p[arguments + seq_len(arguments)]))
    free <- pmin(free, overall)
    progressed <- overall - free
    r <- p[2 * arguments + 1:4]
    c(sum(input$weightCost * (free * r[1] + progressed * r[2])), sum(input$weightQaly * (free * r[3] + progressed * r[4])))
  })
}

jobs[["survival-weibull"]] <- function(draws)
  partitioned_survival(draws, 2, function(t, a) pweibull(t, a[1], a[2], lower.tail = FALSE))

jobs[["survival-log-normal"]] <- function(draws)
  partitioned_survival(draws, 2, function(t, a) plnorm(t, a[1], a[2], lower.tail = FALSE))

# As flexsurv::pgengamma for Q > 0.
jobs[["survival-generalised-gamma"]] <- function(draws)
  partitioned_survival(draws, 3, function(t, a) {
    w <- (log(t) - a[1]) / a[2]
    pgamma(exp(a[3] * w) / a[3]^2, a[3]^-2, lower.tail = FALSE)
  })

samplev <- function(m_p) {
  u <- m_p
  for (i in 2:ncol(m_p)) u[, i] <- u[, i] + u[, i - 1]
  as.integer(1L + rowSums(runif(nrow(m_p)) > u))
}

# Krijkamp et al. (2018), Medical Decision Making 38:400-422: all individuals at once, a matrix of probabilities a cycle.
jobs[["microsimulation"]] <- function(draws) {
  set.seed(1)
  rate <- 0.00006 * exp(0.085 * (25 + 0:59)) + 0.0004
  state <- rep(1L, draws)
  years <- rep(0, draws)
  v_c <- c(2000, 4000, 15000, 0)
  v_u <- c(1, 0.75, 0.5, 0)
  cost <- rep(v_c[1], draws)
  qaly <- rep(v_u[1], draws)
  for (t in 1:60) {
    m_p <- matrix(0, 4, draws)
    die <- 1 - exp(-rate[t])
    die1 <- pmin(0.35, 1 - exp(-rate[t] * 3 * (1 + 0.02 * years)))
    die2 <- pmin(0.9, 1 - exp(-rate[t] * 10 * (1 + 0.05 * years)))
    m_p[, state == 1] <- c(1 - 0.15 - die, 0.15, 0, die)
    m_p[, state == 2] <- rbind(0.5, 1 - 0.5 - 0.105 - die1[state == 2], 0.105, die1[state == 2])
    m_p[, state == 3] <- rbind(0, 0, 1 - die2[state == 3], die2[state == 3])
    m_p[, state == 4] <- c(0, 0, 0, 1)
    state <- samplev(t(m_p))
    sick <- state == 2 | state == 3
    years <- ifelse(sick, years + 1, 0)
    cost <- cost + v_c[state] / 1.03^t
    qaly <- qaly + v_u[state] / 1.03^t
  }
  c(sum(cost), sum(qaly * input$modifier[seq_len(draws)]), 0, 0)
}

jobs[["microsimulation-vectorised"]] <- function(draws) {
  set.seed(1)
  threshold <- aperm(array(input$threshold / 2^32, c(4, 64, 4, 60)), c(2, 3, 4, 1))
  reward <- array(input$reward, c(2, 4, 61))
  state <- rep(1L, draws)
  years <- rep(0L, draws)
  cost <- rep(reward[1, 1, 1], draws)
  qaly <- rep(reward[2, 1, 1], draws)
  for (t in 1:60) {
    row <- years + 1L + 64L * (state - 1L)
    u <- runif(draws)
    state <- 1L + (u >= threshold[, , t, 1][row]) + (u >= threshold[, , t, 2][row]) + (u >= threshold[, , t, 3][row])
    years <- (years + 1L) * (state == 2L | state == 3L)
    cost <- cost + reward[1, , t + 1][state]
    qaly <- qaly + reward[2, , t + 1][state]
  }
  c(sum(cost), sum(qaly * input$modifier[seq_len(draws)]), 0, 0)
}

# State-residence dependence by tunnel states (Alarid-Escudero et al. 2023, part II): an array of 77 x 77 x 75 probabilities a draw.
jobs[["tunnels"]] <- function(draws) {
  n_tunnels <- 75
  n_t <- 75
  n <- n_tunnels + 2
  by_draw(draws, 10, function(p, k) {
    d <- 0:(n_tunnels - 1)
    recover <- p[2] * p[3]^d
    excess <- exp((d / p[5])^p[4] - ((d + 1) / p[5])^p[4])
    a_P <- array(0, c(n, n, n_t))
    for (t in 1:n_t) {
      alive <- exp(-input$rate[t])
      a_P[1, 1, t] <- alive * (1 - p[1])
      a_P[1, 2, t] <- alive * p[1]
      for (j in 1:n_tunnels) {
        a_P[1 + j, 1, t] <- alive * excess[j] * recover[j]
        a_P[1 + j, 1 + min(j + 1, n_tunnels), t] <- alive * excess[j] * (1 - recover[j])
      }
      a_P[, n, t] <- 1 - rowSums(a_P[, -n, t])
    }
    m_M <- matrix(0, n_t + 1, n)
    m_M[1, 1] <- 1
    for (t in 1:n_t) m_M[t + 1, ] <- m_M[t, ] %*% a_P[, , t]
    v_c <- c(p[6], rep(p[7], n_tunnels), 0)
    v_c[2] <- v_c[2] + p[8]
    v_u <- c(p[9], rep(p[10], n_tunnels), 0)
    c(t(m_M %*% v_c) %*% input$weightCost, t(m_M %*% v_u) %*% input$weightQaly)
  })
}

jobs[["colon"]] <- function(draws) {
  n <- 480
  time <- exp(input$logTime[-1])
  floored <- function(survival) {
    hazard <- diff(c(0, -log(pmax(survival, 1e-15))))
    exp(-cumsum(pmax(hazard, input$populationHazard)))
  }
  model <- function(p, exercise) {
    free <- plnorm(time, p[3], exp(p[4]), lower.tail = FALSE)
    overall <- plnorm(time, p[5], exp(p[6]), lower.tail = FALSE)
    if (exercise) {
      free <- pmax(free, 1e-15)^p[1]
      overall <- pmax(overall, 1e-15)^p[2]
    }
    overall <- c(1, floored(overall))
    free <- pmin(c(1, floored(free)), overall)
    trapezoid <- function(x) (x[-1] + x[-(n + 1)]) / 2
    e_free <- trapezoid(free)
    e_progressed <- trapezoid(overall - free)
    deaths <- -diff(overall)
    living <- e_free + e_progressed
    share <- ifelse(living > 0, e_free / living, 0)
    month <- seq_len(n)
    cost <- (e_progressed - deaths / 2 * (1 - share)) * p[12] / 12 + deaths * p[13] +
      ifelse(month <= 60, (e_free - deaths / 2 * share) * p[9] / 12, 0)
    if (exercise) cost <- cost + ifelse(month <= 36, e_free * p[10] / 12, 0) + ifelse(month == 1, p[11], 0)
    qaly <- input$multiplier * (e_free * p[7] + e_progressed * p[8]) / 12
    c(sum(input$weight * cost), sum(input$weight * qaly))
  }
  out <- matrix(0, draws, 4)
  for (i in seq_len(draws)) out[i, ] <- c(model(parameters[i, ], FALSE), model(parameters[i, ], TRUE))
  colSums(out)
}

# EVPPI by mgcv with its own choice of smoothing, as the packages for value of information call it (Strong, Oakley & Brennan 2014).
jobs[["information"]] <- function(draws) {
  suppressPackageStartupMessages(library(mgcv))
  d <- input$along
  x <- array(input$covariates, dim = c(size, d, input$groups))
  smooth <- list("s(x1, k = 10)", "te(x1, x2, k = c(5, 5))", "te(x1, x2, x3, k = c(5, 5, 5))", "te(x1, x2, x3, x4, k = c(4, 4, 4, 4))")[[d]]
  total <- c(0, 0)
  for (g in seq_len(input$groups)) {
    data <- setNames(as.data.frame(x[, , g]), paste0("x", seq_len(d)))
    data$y <- input$benefit
    fit <- gam(as.formula(paste("y ~", smooth)), data = data)
    f <- fit$fitted.values
    total <- total + c(mean(pmax(0, f)) - max(0, mean(f)), sum(fit$edf))
  }
  c(total, 0, 0)
}

peak <- function() {
  status <- "/proc/self/status"
  if (!file.exists(status)) return(0)
  line <- grep("^VmHWM:", readLines(status), value = TRUE)
  as.numeric(gsub("[^0-9]", "", line))
}

requests <- file("stdin")
open(requests)
while (length(line <- readLines(requests, 1)) > 0) {
  draws <- as.integer(strsplit(line, " ")[[1]][2])
  began <- as.numeric(Sys.time())
  totals <- jobs[[job]](draws)
  seconds <- as.numeric(Sys.time()) - began
  cat(sprintf("%.9f %.0f %s\n", seconds, peak(), paste(sprintf("%.17g", totals), collapse = " ")))
  flush(stdout())
}
