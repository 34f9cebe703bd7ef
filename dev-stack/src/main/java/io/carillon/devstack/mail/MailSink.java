package io.carillon.devstack.mail;

import io.carillon.devstack.process.EventLoops;
import io.carillon.devstack.process.Part;
import io.carillon.devstack.process.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.ext.web.Router;

/** The mail sink, inside this JVM: an SMTP port, a page and an API over one mailbox. */
public final class MailSink implements Part {

    public static final String NAME = "mail";

    private final int smtpPort;
    private final int pagePort;
    private final Mailbox mailbox;
    private Vertx vertx;

    public MailSink(int smtpPort, int pagePort, Mailbox mailbox) {
        this.smtpPort = smtpPort;
        this.pagePort = pagePort;
        this.mailbox = mailbox;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() throws Exception {
        Ports.requireFree(NAME, smtpPort);
        Ports.requireFree(NAME, pagePort);
        vertx = EventLoops.create();
        EventLoops.started(vertx.createNetServer(new NetServerOptions()
                        .setHost("localhost")
                        .setPort(smtpPort)
                        .setTcpNoDelay(true))
                .connectHandler(socket -> SmtpSession.serve(socket, mailbox))
                .listen());
        Router router = Router.router(vertx);
        new MailApi(mailbox).mount(router);
        new MailPages(mailbox).mount(router);
        EventLoops.started(vertx.createHttpServer(
                        new HttpServerOptions().setHost("localhost").setPort(pagePort))
                .requestHandler(router)
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
