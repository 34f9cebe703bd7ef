package io.carillon.admin.provider.route;

import io.carillon.admin.http.Revision;
import io.carillon.events.Channel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A channel's route: its groups are tried one after the other, the accounts of a group share by weight.
 *
 * @param revision changes with the route, not with names or settings of its accounts
 */
@Schema(description = "A channel's route: groups are tried one after the other, accounts of a group share by weight")
public record RouteView(Channel channel, List<Group> groups, long revision) {
    private static final long LARGEST_REVISION = 1_000_000_000_000_000L;

    /** Accounts of the same order. */
    @Schema(name = "RouteGroup", description = "Accounts that share the load by weight")
    public record Group(List<RouteAccount> accounts) {}

    static RouteView of(Channel channel, List<RouteAccount> accounts) {
        List<Group> groups = accounts.stream()
                .collect(Collectors.groupingBy(RouteAccount::order, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Group::new)
                .toList();
        return new RouteView(channel, groups, revision(accounts));
    }

    /** Every channel that has accounts, in the order of {@link Channel}. */
    static List<RouteView> all(List<Placed> accounts) {
        List<RouteView> routes = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            List<RouteAccount> placed = accounts.stream()
                    .filter(account -> account.channel() == channel)
                    .map(Placed::account)
                    .toList();
            if (!placed.isEmpty()) {
                routes.add(of(channel, placed));
            }
        }
        return routes;
    }

    /** An account and the channel it serves. */
    record Placed(Channel channel, RouteAccount account) {}

    String tag() {
        return Revision.tag(revision);
    }

    private static long revision(List<RouteAccount> accounts) {
        String route = accounts.stream()
                .map(account ->
                        account.id() + " " + account.order() + " " + account.weight() + " " + account.enabled() + "\n")
                .sorted()
                .collect(Collectors.joining());
        return Math.floorMod(ByteBuffer.wrap(sha256(route)).getLong(), LARGEST_REVISION);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
