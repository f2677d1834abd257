package jp.kosmo.keycloak.password.login;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The members who have logged in with a browser, the latest first. A family shares one.
 *
 * @param members at most five
 */
record TrustedBrowser(List<Entry> members) {

    private static final int MOST = 5;

    /**
     * One of them.
     *
     * @param member a hash, so that the browser does not hold who it is
     * @param nonce new at each login; wrong passwords are counted for it
     * @param until second since 1970
     */
    record Entry(String member, String nonce, long until) {}

    /** What is counted for this member in this browser; empty for everybody else. */
    Optional<String> nonceOf(String member, long now) {
        return members.stream()
                .filter(entry -> entry.member().equals(member) && entry.until() > now)
                .map(Entry::nonce)
                .findFirst();
    }

    /** After the member has logged in. */
    TrustedBrowser with(Entry latest, long now) {
        return new TrustedBrowser(Stream.concat(
                        Stream.of(latest),
                        members.stream()
                                .filter(entry -> !entry.member().equals(latest.member()) && entry.until() > now))
                .limit(MOST)
                .toList());
    }
}
