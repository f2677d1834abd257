package jp.kosmo.keycloak.office.letter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.members.imports.letters.Recipient;
import org.jspecify.annotations.Nullable;

/** Puts letters into envelopes. */
final class Envelopes {

    private Envelopes() {}

    /**
     * One for each household, in the order of the first of each.
     *
     * @param password of a member; null where the letter has none
     */
    static List<PrintedLetters.Household> of(
            List<Recipient> recipients, Function<Recipient, @Nullable String> password) {
        Map<List<String>, List<Recipient>> envelopes = recipients.stream()
                .collect(Collectors.groupingBy(Recipient::envelope, LinkedHashMap::new, Collectors.toList()));
        return envelopes.values().stream()
                .map(together -> new PrintedLetters.Household(
                        together.get(0).postalCode(),
                        together.get(0).address(),
                        together.stream()
                                .map(one -> new PrintedLetters.Letter(one.name(), one.userId(), password.apply(one)))
                                .toList()))
                .toList();
    }
}
