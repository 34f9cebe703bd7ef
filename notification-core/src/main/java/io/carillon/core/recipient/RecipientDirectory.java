package io.carillon.core.recipient;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * A source that may know how to reach people. Sources are asked one after the other for a whole batch; what an earlier
 * one said stands.
 */
public interface RecipientDirectory {

    /**
     * Adds what this source knows, and answers the people in the order given. A person it does not know comes back
     * unchanged; one it could not be asked about comes back {@linkplain Person#unanswered() unanswered}. Fails only when
     * the batch cannot be worked on at all.
     */
    Uni<List<Person>> complete(List<Person> people);
}
