package io.carillon.devstack.redis;

import io.carillon.devstack.process.Cache;
import io.carillon.devstack.process.Child;
import io.carillon.devstack.process.ChildPart;
import io.carillon.devstack.process.DataDirectory;
import io.carillon.devstack.process.PartFailure;
import io.carillon.devstack.process.Ports;
import io.carillon.devstack.process.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Redis as a child process with its append-only file on. */
public final class RedisServer implements ChildPart {

    public static final String NAME = "redis";

    private static final String VERSION = "7.0.15";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DataDirectory data;
    private final int port;
    private Child child;

    public RedisServer(DataDirectory data, int port) {
        this.data = data;
        this.port = port;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Child child() {
        return child;
    }

    @Override
    public void start() throws Exception {
        Ports.requireFree(NAME, port);
        Path program = Cache.directory("redis-" + VERSION, RedisServer::unpack).resolve("redis-server");
        Path directory = Files.createDirectories(data.of(NAME));
        child = Child.start(NAME, data, StopSignal.TERMINATE, command(program, directory), Map.of());
        child.awaitReady(PATIENCE, this::isOurs);
    }

    @Override
    public void stop() {
        if (child != null) {
            child.stop();
        }
    }

    private List<String> command(Path program, Path directory) {
        return List.of(
                program.toString(),
                "--port",
                String.valueOf(port),
                "--bind",
                "127.0.0.1",
                "-::1",
                "--dir",
                directory.toString(),
                "--appendonly",
                "yes",
                "--save",
                "",
                "--daemonize",
                "no");
    }

    private static void unpack(Path target) throws IOException {
        String resource = resourceName(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream program = RedisServer.class.getResourceAsStream("/" + resource)) {
            if (program == null) {
                throw new PartFailure(NAME, "there is no Redis for this platform: " + resource);
            }
            Path file = target.resolve("redis-server");
            Files.copy(program, file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    static String resourceName(String system, String processor) {
        String os = system.toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        return "redis-server-%s-%s-%s".formatted(VERSION, os, arm ? "arm64" : "amd64");
    }

    private boolean isOurs() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write("INFO server\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.contains("process_id:" + child.pid() + "\r\n");
        }
    }
}
