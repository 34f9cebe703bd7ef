package io.carillon.benchmarks;

import java.util.List;
import java.util.Locale;

/** A run as people read it. */
final class Table {

    private Table() {}

    static String of(Run run) {
        Ledger ledger = run.ledger();
        StringBuilder text = new StringBuilder("\n" + run.scenario().name() + "\n");
        row(text, "sent / accepted", "%d / %d", ledger.sent(), ledger.accepted());
        row(
                text,
                "lost / duplicates / uninvited",
                "%d / %d / %d",
                ledger.lost(),
                ledger.duplicates(),
                ledger.uninvited());
        if (run.figures() == null) {
            return text + "  not everything arrived exactly once, so this run has no performance figures\n";
        }
        figures(text, run);
        return text.toString();
    }

    private static void figures(StringBuilder text, Run run) {
        Run.Figures figures = run.figures();
        row(text, "accepted per second", "%.0f", figures.acceptedPerSecond());
        row(
                text,
                "accept p50 / p99 ms",
                "%.1f / %.1f",
                figures.accept().millis(0.5),
                figures.accept().millis(0.99));
        row(text, "end to end per second", "%.0f", figures.endToEndPerSecond());
        row(
                text,
                "end to end p50 / p99 ms",
                "%.1f / %.1f",
                figures.endToEnd().millis(0.5),
                figures.endToEnd().millis(0.99));
        double services = run.cpuPerNotification(Run.SERVICES);
        double stores = run.cpuPerNotification(Run.STORES);
        row(text, "CPU ms per notification", "%.2f = %.2f services + %.2f stores", services + stores, services, stores);
        row(text, "memory of all services MB", "%.0f", run.megabytes(Run.SERVICES));
        text.append("  part          CPU ms each   memory MB\n");
        run.cpuMillis()
                .keySet()
                .forEach(part -> text.append(line(
                        "  %-12s %12.3f %11.0f%n",
                        part, run.cpuPerNotification(List.of(part)), run.megabytes(List.of(part)))));
    }

    private static void row(StringBuilder text, String name, String format, Object... values) {
        text.append(line("  %-30s %s%n", name, line(format, values)));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
