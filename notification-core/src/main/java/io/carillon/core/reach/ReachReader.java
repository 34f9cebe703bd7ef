package io.carillon.core.reach;

import io.carillon.core.preference.PreferenceRepository;
import io.carillon.core.preference.Subject;
import io.carillon.core.recipient.Address;
import io.carillon.core.suppression.SuppressionRepository;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what decides about the people of a batch: one statement for preferences, one for suppressions. */
@ApplicationScoped
public class ReachReader {
    private final PreferenceRepository preferences;
    private final SuppressionRepository suppressions;

    ReachReader(PreferenceRepository preferences, SuppressionRepository suppressions) {
        this.preferences = preferences;
        this.suppressions = suppressions;
    }

    /** Reads for all of {@code people}, of any tenants. */
    public Uni<ReachKnowledge> read(SqlClient client, Collection<Addressee> people) {
        Set<Subject> subjects = people.stream().flatMap(Addressee::subjects).collect(Collectors.toSet());
        Set<Address> addresses = people.stream().flatMap(Addressee::addresses).collect(Collectors.toSet());
        return preferences.findAll(client, subjects).chain(found -> suppressions
                .findAll(client, addresses)
                .map(suppressed -> new ReachKnowledge(found, suppressed)));
    }
}
