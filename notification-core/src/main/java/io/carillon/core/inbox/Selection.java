package io.carillon.core.inbox;

import java.util.List;
import java.util.UUID;

/**
 * Some entries of one inbox; all conditions must hold.
 *
 * @param ids these at most, or null for any
 * @param filter in which state
 * @param category of this category, or null for any
 */
record Selection(List<UUID> ids, InboxFilter filter, String category) {

    static Selection of(UUID id) {
        return new Selection(List.of(id), InboxFilter.ALL, null);
    }
}
