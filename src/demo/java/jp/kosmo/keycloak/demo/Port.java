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
 * @param option the system property that chooses another one
 */
record Port(int number, String purpose, String option) {
    private static final int PATIENCE_MILLIS = 500;
    private static final int HIGHEST = 65_535;

    /**
     * As the system property says, or else this number.
     *
     * @throws CannotStart if it says anything but a number from 1 to 65535
     */
    static Port wanted(String option, int usual, String purpose) {
        String value = System.getProperty(option, String.valueOf(usual)).strip();
        int number = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : 0;
        if (number < 1 || number > HIGHEST) {
            throw new CannotStart(
                    "%s には 1 から %d までの番号を指定してください: %s".formatted(option, HIGHEST, value),
                    "%s takes a number from 1 to %d, not: %s".formatted(option, HIGHEST, value));
        }
        return new Port(number, purpose, option);
    }

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
