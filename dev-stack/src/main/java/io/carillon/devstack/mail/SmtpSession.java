package io.carillon.devstack.mail;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One SMTP connection (RFC 5321 with PIPELINING, SIZE, 8BITMIME, SMTPUTF8 and AUTH). Accepts everything; any name and
 * password will do. All replies to what came in one piece leave in one piece. Runs on one event loop only.
 */
final class SmtpSession {

    private static final int LONGEST = 10 * 1024 * 1024;
    private static final int MOST_RECIPIENTS = 1_000;
    private static final String END_OF_LINE = "\r\n";
    private static final String END_OF_MAIL = "\r\n.\r\n";

    private enum Expecting {
        COMMAND,
        FIRST_LINE_OF_MAIL,
        REST_OF_MAIL,
        PASSWORD,
        USER_NAME
    }

    private final NetSocket socket;
    private final Mailbox mailbox;
    private final RecordParser parser;
    private final List<String> recipients = new ArrayList<>();
    private Buffer replies = Buffer.buffer();
    private Expecting expecting = Expecting.COMMAND;
    private String sender;
    private Buffer firstLine;
    private boolean ended;

    private SmtpSession(NetSocket socket, Mailbox mailbox) {
        this.socket = socket;
        this.mailbox = mailbox;
        this.parser = RecordParser.newDelimited(END_OF_LINE, this::record);
    }

    static void serve(NetSocket socket, Mailbox mailbox) {
        SmtpSession session = new SmtpSession(socket, mailbox);
        mailbox.connected();
        session.parser.maxRecordSize(LONGEST);
        session.parser.exceptionHandler(tooLong -> session.refuseTooLong());
        session.reply("220 localhost Carillon mail sink");
        session.flush();
        socket.handler(session::receive);
    }

    private void receive(Buffer piece) {
        parser.handle(piece);
        flush();
    }

    private void refuseTooLong() {
        reply("552 Message exceeds the maximum size");
        ended = true;
    }

    private void reply(String line) {
        replies.appendString(line).appendString(END_OF_LINE);
    }

    private void flush() {
        if (replies.length() > 0) {
            socket.write(replies);
            replies = Buffer.buffer();
        }
        if (ended) {
            socket.close();
        }
    }

    private void record(Buffer record) {
        switch (expecting) {
            case COMMAND -> command(record.toString(StandardCharsets.UTF_8));
            case FIRST_LINE_OF_MAIL -> firstLine(record);
            case REST_OF_MAIL -> restOfMail(record);
            case USER_NAME -> askPassword();
            case PASSWORD -> signedIn();
        }
    }

    private void command(String line) {
        String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO" -> greet();
            case "HELO" -> reply("250 localhost");
            case "MAIL" -> mailFrom(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> data();
            case "RSET" -> reset();
            case "NOOP" -> reply("250 OK");
            case "VRFY" -> reply("252 Everybody is known here");
            case "AUTH" -> authenticate(line);
            case "QUIT" -> quit();
            default -> reply("500 Command unknown");
        }
    }

    private void greet() {
        reply("250-localhost");
        reply("250-PIPELINING");
        reply("250-SIZE " + LONGEST);
        reply("250-8BITMIME");
        reply("250-SMTPUTF8");
        reply("250 AUTH PLAIN LOGIN");
    }

    private void authenticate(String line) {
        String[] words = line.trim().split(" +");
        boolean hasResponse = words.length > 2;
        boolean login = words.length > 1 && words[1].equalsIgnoreCase("LOGIN");
        if (login && !hasResponse) {
            expecting = Expecting.USER_NAME;
            reply("334 VXNlcm5hbWU6");
        } else if (login) {
            askPassword();
        } else if (hasResponse) {
            signedIn();
        } else {
            expecting = Expecting.PASSWORD;
            reply("334 ");
        }
    }

    private void askPassword() {
        expecting = Expecting.PASSWORD;
        reply("334 UGFzc3dvcmQ6");
    }

    private void signedIn() {
        expecting = Expecting.COMMAND;
        reply("235 Authentication successful");
    }

    private void mailFrom(String line) {
        if (sender != null) {
            reply("503 Sender already given");
        } else {
            sender = address(line);
            reply("250 OK");
        }
    }

    private void recipient(String line) {
        if (sender == null) {
            reply("503 MAIL first");
        } else if (recipients.size() == MOST_RECIPIENTS) {
            reply("452 Too many recipients");
        } else {
            recipients.add(address(line));
            reply("250 OK");
        }
    }

    private static String address(String line) {
        int from = line.indexOf('<');
        int to = line.indexOf('>', from + 1);
        return from < 0 || to < 0 ? line.substring(line.indexOf(':') + 1).trim() : line.substring(from + 1, to);
    }

    private void data() {
        if (recipients.isEmpty()) {
            reply("503 RCPT first");
        } else {
            expecting = Expecting.FIRST_LINE_OF_MAIL;
            reply("354 End data with <CR><LF>.<CR><LF>");
        }
    }

    /** Only the first line is read as a line, so that a mail without any line is seen to end. */
    private void firstLine(Buffer line) {
        if (line.length() == 1 && line.getByte(0) == '.') {
            accept(Buffer.buffer());
        } else {
            firstLine = line;
            expecting = Expecting.REST_OF_MAIL;
            parser.delimitedMode(END_OF_MAIL);
        }
    }

    private void restOfMail(Buffer rest) {
        parser.delimitedMode(END_OF_LINE);
        accept(Buffer.buffer(firstLine.length() + rest.length() + 4)
                .appendBuffer(firstLine)
                .appendString(END_OF_LINE)
                .appendBuffer(rest)
                .appendString(END_OF_LINE));
    }

    private void accept(Buffer mail) {
        mailbox.receive(sender, recipients, DotStuffing.removed(mail.getBytes()));
        reset();
    }

    private void reset() {
        expecting = Expecting.COMMAND;
        sender = null;
        firstLine = null;
        recipients.clear();
        reply("250 OK");
    }

    private void quit() {
        reply("221 Bye");
        ended = true;
    }
}
