package jp.kosmo.keycloak.password.initial;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A temporary password that is read out on the telephone or typed from a slip: groups of four, such as {@code k7mp-x3dr-9hwt}, without
 * letters and digits that look alike.
 */
public final class RandomPassword {

    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUP = 4;
    private static final int FEWEST_GROUPS = 3;
    private static final int MOST_GROUPS = 8;
    private static final int TRIES = 20;

    private final SecureRandom random = new SecureRandom();

    /** The shortest and plainest that the union's rules take: longer ones, and a capital, only where they have to be. */
    public Optional<String> fitting(Predicate<String> rules) {
        return IntStream.rangeClosed(FEWEST_GROUPS, MOST_GROUPS)
                .boxed()
                .flatMap(groups -> Stream.generate(() -> make(groups))
                        .limit(TRIES)
                        .flatMap(password -> Stream.of(password, withCapital(password))))
                .filter(rules)
                .findFirst();
    }

    private String make(int groups) {
        return Stream.generate(this::group).limit(groups).collect(Collectors.joining("-"));
    }

    private String group() {
        return random.ints(GROUP, 0, SIGNS.length())
                .mapToObj(SIGNS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    private static String withCapital(String password) {
        return password.substring(0, 1).toUpperCase(Locale.ROOT) + password.substring(1);
    }
}
