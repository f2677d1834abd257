package jp.kosmo.keycloak.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files in {@code src/demo/resources/demo}. */
final class Resource {

    private Resource() {}

    /** The content of a file; one that does not exist is a mistake of ours and ends in an exception. */
    static String text(String file) {
        try (InputStream in = Resource.class.getResourceAsStream("/demo/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("No file demo/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
