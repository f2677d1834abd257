package jp.kosmo.keycloak.gatling;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The options of a run: system properties, named as Keycloak's benchmark names them. */
final class RunOptions {

    /** Keycloak's benchmark has them, and here they would say nothing. */
    private static final Set<String> KEYCLOAKS_ONLY = Set.of(
            "admin-password",
            "admin-username",
            "bad-login-count",
            "clients-per-realm",
            "filter-results",
            "increment",
            "join-group-group-name",
            "log-http-always",
            "log-http-on-failure",
            "use-all-local-addresses",
            "user-number-of-pages",
            "user-page-size");

    private final UnaryOperator<@Nullable String> given;

    private RunOptions(UnaryOperator<@Nullable String> given) {
        this.given = given;
    }

    /** Runs with the options that are given, or says what is wrong with them and ends this JVM. */
    static void orEnd(Consumer<RunOptions> simulation) {
        try {
            var options = new RunOptions(System::getProperty);
            KEYCLOAKS_ONLY.forEach(options::isNotGiven);
            simulation.accept(options);
        } catch (RefusedOption refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    void isNotGiven(String name) {
        if (text(name).isPresent()) {
            throw new RefusedOption(name, "has no meaning here, please leave it out");
        }
    }

    /** An option that is empty is not given. */
    Optional<String> text(String name) {
        return Optional.ofNullable(given.apply(name)).filter(value -> !value.isBlank());
    }

    String needed(String name, String whatFor) {
        return text(name).orElseThrow(() -> new RefusedOption(name, "is missing: " + whatFor));
    }

    int whole(String name, int otherwise, int least) {
        return text(name).map(value -> parsed(name, value, least)).orElse(otherwise);
    }

    private static int parsed(String name, String value, int least) {
        if (value.matches("\\d{1,9}") && Integer.parseInt(value) >= least) {
            return Integer.parseInt(value);
        }
        throw new RefusedOption(name, "is a whole number from " + least + ", not " + value);
    }

    double percentage(String name, double otherwise) {
        double value = number(name, otherwise);
        if (value > 100) {
            throw new RefusedOption(name, "is a percentage from 0 to 100, not " + value);
        }
        return value;
    }

    double number(String name, double otherwise) {
        return text(name)
                .map(value -> {
                    if (value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
                        return Double.parseDouble(value);
                    }
                    throw new RefusedOption(name, "is a number from 0, not " + value);
                })
                .orElse(otherwise);
    }

    boolean flag(String name) {
        String value = text(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new RefusedOption(name, "is true or false, not " + value);
        }
        return value.equals("true");
    }
}
