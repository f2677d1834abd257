package jp.kosmo.keycloak.gatling;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Members who have been through the first login. They come one after the other, the first again after the last. */
final class Crowd {

    /** Of a session: which member it is, and the secret of the app if there is one. */
    static final String NUMBER = "number";

    static final String SECRET = "secret";

    private static final String SECRET_OPTION = "user-otp-secret";
    private static final String SECRET_COLUMN = "otp-secret";

    private final int size;
    private final boolean haveApps;
    private final IntFunction<Map<String, Object>> member;
    private final AtomicLongArray periods;
    private final AtomicLong come = new AtomicLong();

    private Crowd(int size, boolean haveApps, IntFunction<Map<String, Object>> member) {
        this.size = size;
        this.haveApps = haveApps;
        this.member = member;
        this.periods = new AtomicLongArray(haveApps ? size : 0);
    }

    static Crowd of(RunOptions options, Unions unions, Load load) {
        Crowd crowd = options.text(UsersFile.OPTION)
                .map(file -> fromFile(options, file, unions))
                .orElseGet(() -> numbered(options, unions));
        crowd.isLargeEnoughFor(load);
        return crowd;
    }

    private static Crowd fromFile(RunOptions options, String file, Unions unions) {
        Stream.of("username", "user-password", "users-per-realm", SECRET_OPTION).forEach(options::isNotGiven);
        List<Map<String, Object>> lines = UsersFile.read(file, List.of("username", "password"));
        lines.forEach(line -> isSecret(UsersFile.OPTION, secretIn(line)));
        return new Crowd(
                lines.size(),
                lines.stream().anyMatch(line -> !secretIn(line).isEmpty()),
                i -> member(unions, realm(lines.get(i), unions, i), lines.get(i), secretIn(lines.get(i))));
    }

    /** The realm a line names; without that, the realms in turn. */
    static String realm(Map<String, Object> line, Unions unions, int number) {
        String named = line.getOrDefault("realm", "").toString();
        return named.isBlank() ? unions.names().get(number % unions.names().size()) : named;
    }

    private static String secretIn(Map<String, Object> line) {
        return line.getOrDefault(SECRET_COLUMN, "").toString().strip();
    }

    private static Crowd numbered(RunOptions options, Unions unions) {
        int users = options.text("username").isPresent() ? 1 : options.whole("users-per-realm", 1, 1);
        int realms = unions.names().size();
        String secret = options.text(SECRET_OPTION).orElse("");
        isSecret(SECRET_OPTION, secret);
        return new Crowd(Math.multiplyExact(users, realms), !secret.isEmpty(), i -> {
            String user = options.text("username").orElse("user-" + i / realms);
            String password = options.text("user-password").orElse(user + "-password");
            return member(
                    unions, unions.names().get(i % realms), Map.of("username", user, "password", password), secret);
        });
    }

    private static void isSecret(String option, String typed) {
        if (!typed.isEmpty() && !OneTimeCode.isSecret(typed)) {
            throw new RefusedOption(option, "has an OTP secret that is not Base32");
        }
    }

    private static Map<String, Object> member(Unions unions, String realm, Map<String, Object> login, String secret) {
        var member = new HashMap<>(login);
        member.putAll(unions.addresses(realm));
        member.put(SECRET, secret.isEmpty() ? new byte[0] : OneTimeCode.secret(secret));
        return member;
    }

    /** Keycloak takes each code once, and one member cannot be there twice at a time and read one app. */
    private void isLargeEnoughFor(Load load) {
        long needed = (long) Math.ceil(load.perSecond() * OneTimeCode.PERIOD);
        long least = Math.max(load.atOnce(), Math.min(load.members(), needed));
        if (haveApps && size < least) {
            throw new RefusedOption(
                    "users-per-realm",
                    "or " + UsersFile.OPTION + " gives " + size + " members, and so many logins need " + least
                            + ", as a code counts once and lasts half a minute");
        }
    }

    Iterator<Map<String, Object>> inTurn() {
        return Stream.generate(this::next).iterator();
    }

    private Map<String, Object> next() {
        int number = (int) (come.getAndIncrement() % size);
        Map<String, Object> next = member.apply(number);
        next.put(NUMBER, number);
        return next;
    }

    /** The period of the next code of a member's app that was not used yet. */
    long period(int number) {
        long now = OneTimeCode.currentPeriod();
        return periods.updateAndGet(number, last -> Math.max(last + 1, now));
    }

    /** How long it takes until the app shows the code of that period. */
    static Duration untilShown(long period) {
        long seconds = period * OneTimeCode.PERIOD - System.currentTimeMillis() / 1000;
        return Duration.ofSeconds(Math.max(0, seconds));
    }
}
