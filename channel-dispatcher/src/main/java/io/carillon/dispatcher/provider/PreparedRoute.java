package io.carillon.dispatcher.provider;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The tenant's route, entered by deliveries that have all they need. */
@ApplicationScoped
public class PreparedRoute {
    private final List<Preparation> preparations;
    private final ProviderRoute route;

    PreparedRoute(@All List<Preparation> preparations, ProviderRoute route) {
        this.preparations = preparations;
        this.route = route;
    }

    /** Never fails; the result names every try. */
    public Uni<Attempted> send(Delivery delivery) {
        return preparations.stream()
                .filter(preparation -> preparation.isNeeded(delivery))
                .findFirst()
                .map(preparation -> preparation.around(delivery, route::send))
                .orElseGet(() -> route.send(delivery));
    }
}
