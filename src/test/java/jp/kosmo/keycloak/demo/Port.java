package jp.kosmo.keycloak.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.stream.Stream;

/**
 * A port the demo needs.
 *
 * @param number its number
 * @param purpose who is to listen there, as a person reads it
 */
record Port(int number, String purpose) {
    private static final int PATIENCE_MILLIS = 500;

    /** Whether somebody answers on this machine; both loopback addresses count, since browsers try both. */
    boolean isBusy() {
        return Stream.of("127.0.0.1", "::1").anyMatch(this::answers);
    }

    private boolean answers(String host) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, number), PATIENCE_MILLIS);
            return true;
        } catch (IOException nobodyThere) {
            return false;
        }
    }
}
