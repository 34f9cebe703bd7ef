package io.carillon.dispatcher.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who claims: one name for each start of a process, so that a restarted dispatcher is somebody else. */
@ApplicationScoped
class Owner {
    private final String id = UUID.randomUUID().toString();

    String id() {
        return id;
    }

    /** Redis key that exists while the owner of that name lives. */
    static String key(String owner) {
        return "dispatcher:" + owner;
    }
}
