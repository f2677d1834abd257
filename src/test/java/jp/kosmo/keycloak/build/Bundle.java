package jp.kosmo.keycloak.build;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/** One pair of message files, English and Japanese, as Keycloak reads them. */
record Bundle(Path folder) {
    private static final Path NEUTRAL = Project.RESOURCES.resolve("theme-resources/messages");

    /** The texts that belong to our own pages, whatever the theme. */
    static Bundle neutral() {
        return new Bundle(NEUTRAL);
    }

    /** Every message folder of the project. */
    static Stream<Bundle> all() {
        return Stream.concat(
                        Stream.of(NEUTRAL),
                        Stream.of("login", "account", "email")
                                .map(type -> Project.THEMES
                                        .resolve("kosmo")
                                        .resolve(type)
                                        .resolve("messages")))
                .filter(Files::isDirectory)
                .map(Bundle::new);
    }

    Properties english() {
        return load("messages_en.properties");
    }

    Properties japanese() {
        return load("messages_ja.properties");
    }

    /** Reads a file and refuses a key given twice, where the last would win in silence. */
    private Properties load(String name) {
        Path file = folder.resolve(name);
        Properties texts = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                if (super.put(key, value) != null) {
                    throw new AssertionError(file + " has " + key + " twice");
                }
                return null;
            }
        };
        try {
            texts.load(new StringReader(Project.text(file)));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
        return texts;
    }
}
