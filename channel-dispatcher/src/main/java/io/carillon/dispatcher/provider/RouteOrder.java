package io.carillon.dispatcher.provider;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The order in which a delivery tries accounts: by {@code order}; within one order drawn by {@code weight}, so that an
 * account of weight 3 comes first three times as often as one of weight 1. Weight 0 comes last.
 */
final class RouteOrder {
    private RouteOrder() {}

    private record Drawn(ProviderAccount account, double rank) {}

    static List<ProviderAccount> of(List<ProviderAccount> accounts, RandomGenerator random) {
        return accounts.stream()
                .map(account -> new Drawn(account, rank(account.weight(), random)))
                .sorted(Comparator.comparingInt((Drawn drawn) -> drawn.account().order())
                        .thenComparingDouble(Drawn::rank)
                        .thenComparing(drawn -> drawn.account().id()))
                .map(Drawn::account)
                .toList();
    }

    /** Weighted sampling without replacement: the smallest {@code -ln(u)/weight} wins (Efraimidis and Spirakis, 2006). */
    private static double rank(int weight, RandomGenerator random) {
        return weight <= 0 ? Double.MAX_VALUE : -Math.log(1.0 - random.nextDouble()) / weight;
    }
}
