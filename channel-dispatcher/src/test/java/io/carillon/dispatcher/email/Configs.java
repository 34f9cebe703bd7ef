package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.Defaults;
import io.carillon.dispatcher.provider.ProviderConfig;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.vertx.mutiny.core.Vertx;

/** The mail package's parts as they are when nobody configures anything. */
final class Configs {
    private Configs() {}

    static EmailConfig email() {
        return Defaults.of(EmailConfig.class);
    }

    static MailClients clients(Vertx vertx) {
        return new MailClients(
                vertx.getDelegate(), email(), Defaults.of(ProviderConfig.class), TestDeliveries.noAccounts());
    }
}
