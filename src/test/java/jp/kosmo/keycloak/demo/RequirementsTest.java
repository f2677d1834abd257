package jp.kosmo.keycloak.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementsTest {

    @TempDir
    private Path folder;

    @Test
    void busyPortIsNamedTogetherWithItsPurpose() throws IOException {
        Port port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = new Port(other.getLocalPort(), "SMTP", "demo.smtp");
            assertThatThrownBy(() -> new Requirements(List.of(port), folder, 0).check())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContainingAll(
                            "使用中", "Port " + other.getLocalPort() + " is in use", "SMTP", "-Ddemo.smtp=")
                    .message()
                    .hasLineCount(1);
        }
        assertThatCode(() -> new Requirements(List.of(port), folder, 0).check()).doesNotThrowAnyException();
    }

    @Test
    void tooLittleRoomIsNamedTogetherWithTheFolder() {
        assertThatThrownBy(() -> new Requirements(List.of(), folder.resolve("new"), Long.MAX_VALUE).check())
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll("ディスク", folder.toString());
    }
}
