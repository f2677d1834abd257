package jp.kosmo.keycloak.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    private static final String OPTION = "demo.portal";

    @AfterEach
    void chooseNothing() {
        Stream.of("portal", "keycloak", "mail", "smtp").forEach(port -> System.clearProperty("demo." + port));
    }

    @Test
    void areThoseOfTheReadme() {
        assertThat(Ports.wanted().all()).extracting(Port::number).containsExactly(8000, 8080, 8025, 1025);
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal", "keycloak", "mail", "smtp"})
    void canBeChosenOneByOne(String port) {
        System.setProperty("demo." + port, " 18123 ");

        assertThat(Ports.wanted().all())
                .filteredOn(chosen -> chosen.number() == 18123)
                .extracting(Port::option)
                .containsExactly("demo." + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65536", "99999", "123456789012", "x", "80 80", "８０８０", "1.5"})
    void areNumbersThatPortsHave(String nonsense) {
        System.setProperty(OPTION, nonsense);

        assertThatThrownBy(Ports::wanted)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(OPTION)
                .message()
                .hasLineCount(1);
    }

    @Test
    void areDifferent() {
        System.setProperty(OPTION, "8025");

        assertThatThrownBy(Ports::wanted).isInstanceOf(CannotStart.class).hasMessageContaining(OPTION);
    }
}
