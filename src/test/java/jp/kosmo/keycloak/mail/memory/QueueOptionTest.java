package jp.kosmo.keycloak.mail.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.Config;

/** Numbers among the server's options, sense and nonsense. */
class QueueOptionTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0",
        "64, 64, 0",
        "' 7 ', 7, 0",
        "３, 3, 0",
        ", 4, 0",
        "0, 4, 1",
        "-1, 4, 1",
        "65, 4, 1",
        "99999999999, 4, 1",
        "four, 4, 1",
        "'', 4, 1",
        "4.5, 4, 1",
        "1e1, 4, 1",
    })
    void nonsenseIsReplacedAndSaidOnce(@Nullable String set, int used, int lines) {
        var log = new ArrayList<LogRecord>();
        var logger = Logger.getLogger(QueueOption.class.getName());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                log.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            assertThat(new QueueOption("threads", 4, 64).of(scope(set))).isEqualTo(used);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(log).hasSize(lines);
    }

    private static Config.Scope scope(@Nullable String set) {
        return (Config.Scope) Proxy.newProxyInstance(
                QueueOptionTest.class.getClassLoader(),
                new Class<?>[] {Config.Scope.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("get");
                    assertThat(List.of(arguments)).containsExactly("threads");
                    return set;
                });
    }
}
