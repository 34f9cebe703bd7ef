package io.carillon.admin.provider.check;

import io.carillon.admin.provider.check.SmtpTalk.SmtpReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A line to a mail server: whole replies, bounded in length, and never waited for beyond the deadline. */
final class SmtpLine implements AutoCloseable {
    private static final int LONGEST_LINE = 2000;
    private static final int MOST_LINES = 60;

    private final String host;
    private final SSLSocketFactory tls;
    private final Clock clock;
    private final Instant deadline;
    private Socket socket;

    /** Connects to {@code address}; {@code host} is the name its certificate must bear. */
    SmtpLine(InetAddress address, String host, int port, SSLSocketFactory tls, Clock clock, Instant deadline)
            throws IOException {
        this.host = host;
        this.tls = tls;
        this.clock = clock;
        this.deadline = deadline;
        this.socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, port), millisLeft());
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    /** Goes on encrypted; fails unless the certificate is valid and bears the host's name. */
    void encrypt() throws IOException {
        socket.setSoTimeout(millisLeft());
        SSLSocket encrypted = (SSLSocket) tls.createSocket(socket, host, socket.getPort(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        socket = encrypted;
    }

    SmtpReply say(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return read();
    }

    /** Reads one reply; what is no SMTP has the code 0. */
    SmtpReply read() throws IOException {
        List<String> lines = new ArrayList<>();
        String line = readLine();
        lines.add(line);
        while (line.matches("\\d{3}-.*") && lines.size() < MOST_LINES) {
            line = readLine();
            lines.add(line);
        }
        return new SmtpReply(line.matches("\\d{3}( .*)?") ? Integer.parseInt(line.substring(0, 3)) : 0, lines);
    }

    private String readLine() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = next(in);
        while (read >= 0 && read != '\n' && line.size() < LONGEST_LINE) {
            line.write(read);
            read = next(in);
        }
        if (read < 0 && line.size() == 0) {
            throw new IOException("the server hung up");
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private int next(InputStream in) throws IOException {
        socket.setSoTimeout(millisLeft());
        return in.read();
    }

    private int millisLeft() throws SocketTimeoutException {
        long left = Duration.between(clock.instant(), deadline).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("the time for the check is over");
        }
        return (int) left;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
