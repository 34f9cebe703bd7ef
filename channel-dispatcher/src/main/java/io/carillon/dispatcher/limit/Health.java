package io.carillon.dispatcher.limit;

/**
 * How an account is doing. Times are milliseconds since the epoch; 0 means none. Pure: every change gives a new one.
 *
 * @param failures failures in a row while it is called
 * @param openUntil when it may be tried again; 0 while it is called
 * @param pause how long it is left alone this time
 * @param trialUntil when the trial that runs is given up
 * @param pausedUntil when the vendor wants to hear from us again
 * @param shared whether the other replicas know
 * @param version number of the last shared change that is in here; later ones are higher
 */
record Health(
        int failures, long openUntil, long pause, long trialUntil, long pausedUntil, boolean shared, long version) {
    static final Health FINE = new Health(0, 0, 0, 0, 0, true, 0);

    /** When accounts are left alone, and how long. */
    record Policy(int failures, long pause, long longestPause, long trialLease) {
        static Policy of(LimitConfig config) {
            return new Policy(
                    config.breakerFailures(),
                    config.breakerPause().toMillis(),
                    config.breakerLongestPause().toMillis(),
                    config.trialLease().toMillis());
        }
    }

    /** What may be done with an account. */
    enum Standing {
        CALL,
        TRY,
        LEAVE_ALONE,
        WAIT
    }

    Standing standing(long now) {
        if (pausedUntil > now) {
            return Standing.WAIT;
        }
        if (!isOpen()) {
            return Standing.CALL;
        }
        return openUntil <= now && trialUntil <= now ? Standing.TRY : Standing.LEAVE_ALONE;
    }

    /** What was told later wins, whichever answer arrives first. */
    Health learning(Health told) {
        return told.version() >= version ? told : this;
    }

    boolean isOpen() {
        return openUntil > 0;
    }

    /** Milliseconds until it may be worth asking again, at least one. */
    long waitFrom(long now) {
        long until = pausedUntil > now ? pausedUntil : Math.max(openUntil, trialUntil);
        return Math.max(1, until - now);
    }

    /** A call failed that was no trial; what failed late, after it was left alone, says nothing new. */
    Health failed(long now, Policy policy) {
        if (isOpen()) {
            return this;
        }
        return failures + 1 >= policy.failures()
                ? new Health(failures + 1, now + policy.pause(), policy.pause(), 0, pausedUntil, false, version)
                : new Health(failures + 1, 0, 0, 0, pausedUntil, false, version);
    }

    /** A call was answered that was no trial. */
    Health succeeded() {
        return isOpen() || failures == 0 ? this : new Health(0, 0, 0, 0, pausedUntil, false, version);
    }

    Health trialBegan(long now, Policy policy) {
        return new Health(failures, openUntil, pause, now + policy.trialLease(), pausedUntil, shared, version);
    }

    Health trialFailed(long now, Policy policy) {
        long longer = Math.clamp(pause * 2, policy.pause(), policy.longestPause());
        return new Health(failures, now + longer, longer, 0, pausedUntil, false, version);
    }

    /** A trial was answered by a request to wait: it lives, but this is no time to go on. */
    Health trialEndedOpen() {
        return new Health(failures, openUntil, pause, 0, pausedUntil, false, version);
    }

    Health trialSucceeded() {
        return new Health(0, 0, 0, 0, pausedUntil, false, version);
    }

    Health askedToWait(long until) {
        return new Health(failures, openUntil, pause, trialUntil, Math.max(pausedUntil, until), false, version);
    }
}
