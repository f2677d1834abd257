package jp.kosmo.keycloak.office.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.kosmo.keycloak.members.imports.letters.Recipient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes into one envelope, and what must not. */
class EnvelopesTest {

    @Test
    void aHouseholdIsSymbolNumberAndAddress() {
        List<PrintedLetters.Household> envelopes = Envelopes.of(
                List.of(
                        recipient("a", "39", "31", "大阪市1"),
                        recipient("b", "39", "31", "大阪市1"),
                        recipient("the child in another town", "39", "31", "札幌市2"),
                        recipient("another symbol", "38", "31", "大阪市1"),
                        recipient("c", "39", "31", "大阪市1")),
                Recipient::memberId);

        assertThat(envelopes.stream()
                        .map(envelope -> envelope.letters().stream()
                                .map(PrintedLetters.Letter::userId)
                                .toList()))
                .containsExactly(
                        List.of("a", "b", "c"), List.of("the child in another town"), List.of("another symbol"));
        assertThat(envelopes.get(1).address()).isEqualTo("札幌市2");
        assertThat(envelopes.get(0).letters().get(1).password()).isEqualTo("b");
    }

    @Test
    void whoHasNoNumberIsOfNoHousehold() {
        assertThat(Envelopes.of(
                        List.of(recipient("a", null, null, null), recipient("b", null, null, null)), one -> null))
                .hasSize(2);
    }

    @Test
    void nothingOfAMemberIsInATextOfIt() {
        Recipient recipient = recipient("marked", "marked", "marked", "marked");
        List<PrintedLetters.Household> envelopes = Envelopes.of(List.of(recipient), one -> "marked");
        var letters = new PrintedLetters("issued", 1L, 1L, "https://www.example.jp/", "data:", envelopes);

        assertThat(List.of(
                        recipient.toString(),
                        envelopes.toString(),
                        envelopes.get(0).letters().toString(),
                        letters.toString()))
                .noneMatch(text -> text.contains("marked"));
    }

    private static Recipient recipient(
            String id, @Nullable String symbol, @Nullable String number, @Nullable String address) {
        return new Recipient(id, id, null, id, 0, symbol, number, null, address);
    }
}
