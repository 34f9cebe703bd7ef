package io.carillon.core.recipient;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Set;

/** A feature that holds something of a person and can forget it; every bean of this kind is asked when one is erased. */
public interface Erasable {

    /** What it holds, as the report calls it. */
    String holds();

    /** Addresses of the person that it knows and others may not; asked before anything is removed. */
    default Uni<Set<String>> addressesOf(SqlClient client, PersonKey person) {
        return Uni.createFrom().item(Set.of());
    }

    /**
     * Forgets the person, in the one transaction of the pipeline role in which everybody does; returns how much it
     * removed. Doing it again removes nothing.
     */
    Uni<Integer> erase(SqlClient client, ErasedPerson person);
}
