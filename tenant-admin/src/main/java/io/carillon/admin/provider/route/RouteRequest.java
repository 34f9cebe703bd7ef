package io.carillon.admin.provider.route;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a channel's route shall become, as a whole.
 *
 * @param groups first tried first; together they name each account of the channel once
 */
@JsonIgnoreProperties({"channel", "revision"})
@Schema(description = "A channel's whole route")
public record RouteRequest(
        @Schema(description = "First tried first; together they name every account of the channel once")
        List<Group> groups) {
    private static final int LARGEST_WEIGHT = 1000;

    /** Accounts that share by weight. */
    @Schema(name = "RouteRequestGroup", description = "Accounts that share the load by weight")
    public record Group(List<Account> accounts) {
        public Group {
            accounts = accounts == null ? List.of() : accounts;
        }
    }

    /** An account's place. */
    @JsonIgnoreProperties({"name", "type", "order"})
    @Schema(name = "RouteRequestAccount", description = "An account's share; what is absent stays as it is")
    public record Account(
            UUID id,

            @Schema(description = "Share within the group, 1 to 1000; unchanged when absent")
            Integer weight,

            @Schema(description = "Whether it may be used; unchanged when absent")
            Boolean enabled) {}

    public RouteRequest {
        groups = groups == null ? List.of() : groups;
    }

    /** The new places of {@code current}; fails with the provider-invalid problem unless each is named exactly once. */
    List<RouteAccount> appliedTo(List<RouteAccount> current) {
        Violations violations = new Violations();
        List<RouteAccount> placed = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int group = 0; group < groups.size(); group++) {
            List<Account> accounts = groups.get(group).accounts();
            violations.unless(!accounts.isEmpty(), "/groups/" + group + "/accounts", "must not be empty");
            for (int at = 0; at < accounts.size(); at++) {
                String pointer = "/groups/" + group + "/accounts/" + at;
                place(accounts.get(at), group + 1, current, seen, violations, pointer, placed);
            }
        }
        violations.unless(
                seen.containsAll(current.stream().map(RouteAccount::id).toList()),
                "/groups",
                "must name every account of the channel");
        violations.throwIfAny(AdminProblem.PROVIDER_INVALID);
        return placed;
    }

    private static void place(
            Account wanted,
            int order,
            List<RouteAccount> current,
            Set<UUID> seen,
            Violations violations,
            String pointer,
            List<RouteAccount> placed) {
        Integer weight = wanted.weight();
        violations.unless(
                weight == null || weight >= 1 && weight <= LARGEST_WEIGHT,
                pointer + "/weight",
                "must be between 1 and " + LARGEST_WEIGHT);
        violations.unless(seen.add(wanted.id()), pointer + "/id", "is named twice");
        current.stream()
                .filter(account -> account.id().equals(wanted.id()))
                .findFirst()
                .ifPresentOrElse(
                        account -> placed.add(moved(account, order, wanted)),
                        () -> violations.add(pointer + "/id", "is not an account of this channel"));
    }

    private static RouteAccount moved(RouteAccount account, int order, Account wanted) {
        return new RouteAccount(
                account.id(),
                account.name(),
                account.type(),
                order,
                wanted.weight() == null ? account.weight() : wanted.weight(),
                wanted.enabled() == null ? account.enabled() : wanted.enabled());
    }
}
