package io.carillon.devstack.mail;

import io.carillon.devstack.process.Part;

public final class MailSink implements Part {
    public MailSink(int smtp, int page) {}

    public String name() {
        return "mail";
    }

    public void start() {}

    public void stop() {}
}
