package io.carillon.devstack.suite;

import io.carillon.devstack.process.Ports;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Which port each listener gets: the fixed ones, random ones, or fixed ones with some replaced by name. */
public record PortPlan(Map<String, Integer> ports) {

    private static final Map<String, Integer> FIXED = fixedPorts();

    private static Map<String, Integer> fixedPorts() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("gateway", 8080);
        ports.put("core", 8081);
        ports.put("dispatcher", 8082);
        ports.put("admin", 8083);
        ports.put("realtime", 8084);
        ports.put("postgres", 15432);
        ports.put("kafka", 19092);
        ports.put("kafka-controller", 19093);
        ports.put("redis", 16379);
        ports.put("oidc", 18080);
        ports.put("oidc-management", 18081);
        ports.put("smtp", 10025);
        ports.put("mail", 18025);
        ports.put("simulator", 18090);
        return ports;
    }

    /** @param wish {@code random}, {@code fixed}, or {@code name=port,…} over the fixed ports */
    public static PortPlan of(String wish) {
        Map<String, Integer> ports = new LinkedHashMap<>(FIXED);
        switch (wish) {
            case "fixed" -> {}
            case "random" -> {
                Ports free = new Ports();
                ports.replaceAll((name, fixed) -> free.random());
            }
            default -> Stream.of(wish.split(",")).forEach(assignment -> assign(ports, assignment));
        }
        return new PortPlan(ports);
    }

    private static void assign(Map<String, Integer> ports, String assignment) {
        String[] words = assignment.split("=", 2);
        if (words.length != 2 || !ports.containsKey(words[0]) || !words[1].matches("\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "--ports wants random, fixed or NAME=PORT,… with NAME one of " + FIXED.keySet());
        }
        ports.put(words[0], Integer.parseInt(words[1]));
    }

    public int port(String name) {
        return ports.get(name);
    }

    public String http(String name) {
        return "http://localhost:" + port(name);
    }
}
