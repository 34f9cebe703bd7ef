package io.carillon.gateway;

import io.carillon.gateway.pace.FirstHead;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway. */
@QuarkusMain
public final class Gateway {
    Gateway() {}

    public static void main(String... arguments) {
        System.setProperty(FirstHead.SWITCH, "serviceload");
        Quarkus.run(arguments);
    }
}
