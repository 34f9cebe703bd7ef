package io.carillon.core.preference;

import io.carillon.core.recipient.Erasable;
import io.carillon.core.recipient.ErasedPerson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/** Forgets what a person prefers, as a user and by every address. */
@ApplicationScoped
class PreferenceErasure implements Erasable {
    private final PreferenceRepository preferences;

    PreferenceErasure(PreferenceRepository preferences) {
        this.preferences = preferences;
    }

    @Override
    public String holds() {
        return "preferences";
    }

    @Override
    public Uni<Integer> erase(SqlClient client, ErasedPerson person) {
        Set<String> subjects = new HashSet<>();
        subjects.add(
                Subject.ofUser(person.key().tenant(), person.key().userId()).name());
        person.hashes()
                .forEach(address -> subjects.add(Subject.ofAddress(address).name()));
        return preferences.delete(client, person.key().tenant(), subjects);
    }
}
