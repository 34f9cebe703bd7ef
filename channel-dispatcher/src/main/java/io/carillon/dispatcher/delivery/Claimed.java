package io.carillon.dispatcher.delivery;

import java.util.List;

/**
 * A poll after its claims were tried; what is in neither list was dropped.
 *
 * @param send to be sent now
 * @param waiting in the hands of another live dispatcher, to be looked at once more
 */
record Claimed(List<Work> send, List<Held> waiting) {

    /**
     * An attempt claimed by another process.
     *
     * @param work the attempt
     * @param owner who claims it
     */
    record Held(Work work, String owner) {

        AttemptKey key() {
            return work.key();
        }
    }
}
