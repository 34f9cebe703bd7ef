package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.Defaults;
import io.carillon.dispatcher.provider.Guards;
import io.carillon.dispatcher.provider.ProviderConfig;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.outbound.OutboundGuard;
import io.vertx.ext.mail.MailConfig;
import io.vertx.mutiny.core.Vertx;
import java.util.function.UnaryOperator;

/** The mail package's parts as they are when nobody configures anything. */
final class Configs {
    private Configs() {}

    static EmailConfig email() {
        return Defaults.of(EmailConfig.class);
    }

    static MailClients clients(Vertx vertx) {
        return clients(vertx, Guards.open(), UnaryOperator.identity());
    }

    static MailClients clients(Vertx vertx, OutboundGuard guard, UnaryOperator<MailConfig> trust) {
        return new MailClients(
                vertx.getDelegate(),
                guard,
                email(),
                Defaults.of(ProviderConfig.class),
                TestDeliveries.noAccounts(),
                trust);
    }
}
