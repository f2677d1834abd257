package jp.kosmo.keycloak.it.oracle;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a login has to ask for, worked out anew from the rules and not from the code.
 *
 * @param chosen the value of {@code mfaMethod}; may be empty or no method at all
 * @param held in the order in which they were set up
 */
public record FactorRules(String chosen, List<Factor> held) {

    /** A member who holds a factor shows one: the chosen one of two, else the one that was set up first. */
    public Optional<Factor> shown() {
        return held.stream()
                .filter(factor -> factor.toString().equals(chosen))
                .findFirst()
                .or(() -> held.stream().findFirst());
    }

    /** The one that 「別の方法を試す」 leads to; only for those who hold both. */
    public Optional<Factor> shownInstead() {
        return held.stream()
                .filter(factor -> !shown().equals(Optional.of(factor)))
                .findFirst();
    }

    /** What is set up after that: the chosen one, where it is not held. */
    public Optional<Factor> setUp() {
        return Stream.of(Factor.values())
                .filter(factor -> factor.toString().equals(chosen))
                .filter(factor -> !held.contains(factor))
                .findFirst();
    }

    /** Whether the method has to be chosen before anything else: nothing is chosen, and nothing held. */
    public boolean chooses() {
        return held.isEmpty()
                && Stream.of(Factor.values()).map(Factor::toString).noneMatch(chosen::equals);
    }

    /**
     * What is set up anew by a member who comes by the mail of a forgotten password: the chosen one, or by one who has chosen
     * none an app or else a passkey, whichever is held.
     */
    public Optional<Factor> replaced() {
        return Stream.of(Factor.values())
                .filter(factor -> factor.toString().equals(chosen))
                .findFirst()
                .or(() -> Stream.of(Factor.values()).filter(held::contains).findFirst());
    }

    /** After the member has chosen. */
    FactorRules choosing(Factor factor) {
        return new FactorRules(factor.toString(), held);
    }

    /** After the set-up. */
    FactorRules settingUp(Factor factor) {
        return new FactorRules(
                chosen, Stream.concat(held.stream(), Stream.of(factor)).toList());
    }

    @Override
    public String toString() {
        return "chose " + (chosen.isEmpty() ? "nothing" : chosen) + ", held " + (held.isEmpty() ? "nothing" : held);
    }
}
