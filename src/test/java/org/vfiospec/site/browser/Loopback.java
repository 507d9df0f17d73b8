package org.vfiospec.site.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the files of one folder to a browser on this machine. */
final class Loopback implements AutoCloseable {
    private final Path folder;
    private final HttpServer server;

    Loopback(Path folder) throws IOException {
        // Read when the server's class is loaded; without it each answer waits for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    String addressOf(Path file) {
        return address() + folder.relativize(file);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Path file =
                folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        try (exchange) {
            if (file.startsWith(folder) && Files.isRegularFile(file)) {
                exchange.getResponseHeaders().add("Content-Type", type(file.toString()));
                byte[] content = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static String type(String file) {
        if (file.endsWith(".css")) {
            return "text/css";
        }
        return file.endsWith(".png") ? "image/png" : "text/html; charset=utf-8";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
