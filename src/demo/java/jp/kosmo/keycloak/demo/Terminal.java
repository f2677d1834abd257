package jp.kosmo.keycloak.demo;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the demo speaks to its user. */
final class Terminal {

    private Terminal() {}

    /**
     * Standard output in a character set that has Japanese: the terminal's own, else UTF-8. Java's {@code System.out}
     * would print question marks where no locale is set, as on a bare server.
     */
    static PrintStream out() {
        Charset own = Optional.ofNullable(System.console())
                .map(Console::charset)
                .orElseGet(() -> Charset.forName(System.getProperty("native.encoding")));
        Charset charset = own.newEncoder().canEncode("健保") ? own : StandardCharsets.UTF_8;
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
    }
}
