package jp.kosmo.keycloak.password.initial;

import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.text.TypedText;
import jp.kosmo.keycloak.union.BirthDate;
import org.keycloak.models.UserModel;

/** What the union has recorded about a member, as far as passwords are concerned. */
public final class InsuredPersonRecord {

    private InsuredPersonRecord() {}

    /** The member's derived initial password; empty while the record is incomplete. */
    public static Optional<InitialPassword> initialPassword(UserModel member) {
        return symbolAndNumber(member)
                .flatMap(number -> birthDate(member).map(date -> new InitialPassword(number, date)));
    }

    /** What others may know about the member, and no password may contain. */
    public static Stream<String> guessable(UserModel member) {
        return Stream.of(symbolAndNumber(member), birthDate(member).map(BirthDate::digits))
                .flatMap(Optional::stream);
    }

    private static Optional<String> symbolAndNumber(UserModel member) {
        String symbol = member.getFirstAttribute("insuredPersonSymbol");
        String number = member.getFirstAttribute("insuredPersonNumber");
        return symbol == null || symbol.isBlank() || number == null || number.isBlank()
                ? Optional.empty()
                : Optional.of(TypedText.compact(symbol) + TypedText.compact(number));
    }

    private static Optional<BirthDate> birthDate(UserModel member) {
        return BirthDate.recorded(member.getFirstAttribute(BirthDate.ATTRIBUTE));
    }
}
