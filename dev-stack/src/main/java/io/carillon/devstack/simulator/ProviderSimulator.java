package io.carillon.devstack.simulator;

import io.carillon.devstack.mail.Mailbox;
import io.carillon.devstack.process.EventLoops;
import io.carillon.devstack.process.Part;
import io.carillon.devstack.process.Ports;
import io.carillon.devstack.simulator.callback.Webhooks;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.time.Clock;

/** The provider simulator, inside this JVM; mail accepted by simulated SendGrid lands in the given mailbox. */
public final class ProviderSimulator implements Part {

    public static final String NAME = "simulator";

    private final int port;
    private final Mailbox mailbox;
    private final Webhooks webhooks;
    private final Clock clock;
    private Vertx vertx;

    /** @param webhooks what customers have told the vendors already */
    public ProviderSimulator(int port, Mailbox mailbox, Webhooks webhooks, Clock clock) {
        this.port = port;
        this.mailbox = mailbox;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() throws Exception {
        Ports.requireFree(NAME, port);
        vertx = EventLoops.create();
        SimulatorRoutes routes = new SimulatorRoutes(vertx, new SendGridMail(mailbox), webhooks, clock);
        EventLoops.started(vertx.createHttpServer(
                        new HttpServerOptions().setHost("localhost").setPort(port))
                .requestHandler(routes.router())
                .listen());
    }

    @Override
    public void stop() {
        if (vertx != null) {
            EventLoops.close(vertx);
            vertx = null;
        }
    }
}
