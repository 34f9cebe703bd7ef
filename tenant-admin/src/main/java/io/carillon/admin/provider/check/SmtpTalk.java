package io.carillon.admin.provider.check;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;

/** One conversation with a mail server (RFC 5321, RFC 3207, RFC 4954). Blocking; used once by one thread. */
final class SmtpTalk {
    private final OpenedAccount account;
    private final InetAddress address;
    private final String ownName;
    private final SSLSocketFactory tls;
    private final Clock clock;
    private final Instant deadline;
    private final String host;
    private final List<CheckStep> steps = new ArrayList<>();

    /** @param ownName host name to introduce ourselves with */
    SmtpTalk(
            OpenedAccount account,
            InetAddress address,
            String ownName,
            SSLSocketFactory tls,
            Clock clock,
            Instant deadline) {
        this.account = account;
        this.ownName = ownName;
        this.address = address;
        this.tls = tls;
        this.clock = clock;
        this.deadline = deadline;
        this.host = account.known("host");
    }

    /** Talks and tells; the last step is the one that is not ok, if any. */
    List<CheckStep> steps() {
        int port = Integer.parseInt(account.setting("port").orElse("587"));
        try (SmtpLine line = new SmtpLine(address, host, port, tls, clock, deadline)) {
            talk(line);
        } catch (IOException broken) {
            steps.add(Faults.step(broken, host));
        }
        return List.copyOf(steps);
    }

    private void talk(SmtpLine line) throws IOException {
        String mode = account.setting("tls").orElse("starttls");
        if (mode.equals("tls")) {
            line.encrypt();
        }
        SmtpReply greeting = line.read();
        boolean greeted = tell("connection", greeting, 220, host + " answers", "the server turns us away");
        if (mode.equals("tls") && greeted) {
            steps.add(encrypted());
        }
        if (greeted && canEncrypt(line, mode)) {
            signIn(line);
        }
    }

    private boolean canEncrypt(SmtpLine line, String mode) throws IOException {
        SmtpReply hello = line.say("EHLO " + ownName);
        if (!mode.equals("starttls")) {
            return hello.code() == 250 || tell("connection", hello, 250, "", "the server refuses the greeting");
        }
        if (!hello.offers("STARTTLS")) {
            steps.add(CheckStep.wrong(
                    "encryption", "the server offers no STARTTLS: choose tls (usually port 465), or none if you must"));
            return false;
        }
        SmtpReply ready = line.say("STARTTLS");
        if (ready.code() != 220) {
            return tell("encryption", ready, 220, "", "the server refuses STARTTLS");
        }
        line.encrypt();
        steps.add(encrypted());
        return true;
    }

    private CheckStep encrypted() {
        return CheckStep.ok("encryption", "encrypted, and the certificate is " + host + "'s");
    }

    private void signIn(SmtpLine line) throws IOException {
        SmtpReply hello = line.say("EHLO " + ownName);
        boolean welcome = account.setting("username").isEmpty() ? noSignIn() : authenticate(line, hello);
        if (welcome) {
            tell("conversation", line.say("NOOP"), 250, "the server is ready for mail", "the server does not go on");
        }
        line.say("QUIT");
    }

    private boolean noSignIn() {
        steps.add(CheckStep.ok("sign-in", "no user name is set, so nobody signs in"));
        return true;
    }

    private boolean authenticate(SmtpLine line, SmtpReply hello) throws IOException {
        String user = account.known("username");
        String password = account.secret("password").orElse("");
        if (hello.offersSignIn("PLAIN")) {
            return signedIn(line.say("AUTH PLAIN " + base64("\0" + user + "\0" + password)));
        }
        if (!hello.offersSignIn("LOGIN")) {
            String only = hello.offers("AUTH") ? "no way of signing in that is supported (PLAIN, LOGIN)" : "no sign-in";
            steps.add(CheckStep.wrong("sign-in", "the server offers " + only + " on this connection"));
            return false;
        }
        SmtpReply asked = line.say("AUTH LOGIN");
        asked = asked.code() == 334 ? line.say(base64(user)) : asked;
        asked = asked.code() == 334 ? line.say(base64(password)) : asked;
        return signedIn(asked);
    }

    private boolean signedIn(SmtpReply reply) {
        boolean clear = account.known("tls").equals("none");
        String fine = "user name and password are right" + (clear ? "; they travel unencrypted" : "");
        return tell("sign-in", reply, 235, fine, "the server refuses user name or password");
    }

    private boolean tell(String step, SmtpReply reply, int wanted, String fine, String wrong) {
        boolean ok = reply.code() == wanted;
        String said = account.quote(reply.text(), signInForms());
        steps.add(ok ? CheckStep.ok(step, fine) : CheckStep.wrong(step, wrong + (said.isEmpty() ? "" : ": " + said)));
        return ok;
    }

    /** What we send to sign in; some servers repeat what they do not understand. */
    private List<String> signInForms() {
        String password = account.secret("password").orElse("");
        return List.of(base64("\0" + account.known("username") + "\0" + password), base64(password));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A server's reply.
     *
     * @param code three digits; 0 when it was none
     * @param lines the reply's lines, code included
     */
    record SmtpReply(int code, List<String> lines) {
        boolean offers(String keyword) {
            return lines.stream().anyMatch(line -> keyword(line).equals(keyword));
        }

        boolean offersSignIn(String mechanism) {
            return lines.stream().filter(line -> keyword(line).equals("AUTH")).anyMatch(line -> List.of(
                            line.toUpperCase(Locale.ROOT).split("[ =-]+"))
                    .contains(mechanism));
        }

        String text() {
            return code == 0 ? "no SMTP reply" : String.join(" ", lines);
        }

        private static String keyword(String line) {
            return line.length() < 5
                    ? ""
                    : line.substring(4).toUpperCase(Locale.ROOT).split("[ =]", 2)[0];
        }
    }
}
