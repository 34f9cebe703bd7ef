package io.carillon.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One run from the first request to the last mail, with everything that is measured around it. */
final class Measurement {

    private Measurement() {}

    static Run of(RunningSuite suite, Scenario scenario) throws Exception {
        Arrivals arrivals = new Arrivals(suite);
        Load load = new Load(suite.gateway(), suite.token(), scenario);
        Usage before = Usage.now(suite.pids());
        List<Sent> sent = load.run();
        arrivals.await((int) sent.stream().filter(Sent::isAccepted).count());
        Usage after = Usage.now(suite.pids());
        arrivals.awaitAftermath();
        Map<String, List<Instant>> received = arrivals.byAddress(load.domain());
        Ledger ledger = Ledger.of(sent, received);
        return new Run(
                scenario, ledger, ledger.isClean() ? figures(sent, received) : null, after.cpuSince(before), after);
    }

    private static Run.Figures figures(List<Sent> sent, Map<String, List<Instant>> received) {
        Instant first = sent.stream().map(Sent::due).min(Instant::compareTo).orElseThrow();
        Instant lastAnswer =
                sent.stream().map(Sent::answered).max(Instant::compareTo).orElseThrow();
        Instant lastMail = received.values().stream()
                .map(List::getFirst)
                .max(Instant::compareTo)
                .orElseThrow();
        Latencies accept = Latencies.of(sent.stream().map(Sent::untilAnswer).toList());
        Latencies endToEnd = Latencies.of(sent.stream()
                .map(one ->
                        Duration.between(one.due(), received.get(one.address()).getFirst()))
                .toList());
        return new Run.Figures(
                perSecond(sent.size(), first, lastAnswer), perSecond(sent.size(), first, lastMail), accept, endToEnd);
    }

    private static double perSecond(int count, Instant from, Instant to) {
        return count / (Duration.between(from, to).toNanos() / 1e9);
    }
}
