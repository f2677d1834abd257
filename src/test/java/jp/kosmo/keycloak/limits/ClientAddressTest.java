package jp.kosmo.keycloak.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9, 203.0.113.9, 203.0.113",
        "' 203.0.113.9 ', 203.0.113.9, 203.0.113.9, 203.0.113",
        "203.0.113.9:51234, 203.0.113.9, 203.0.113.9, 203.0.113",
        "::ffff:203.0.113.9, 203.0.113.9, 203.0.113.9, 203.0.113",
        "::FFFF:cb00:7109, 203.0.113.9, 203.0.113.9, 203.0.113",
        "'[::ffff:203.0.113.9]:443', 203.0.113.9, 203.0.113.9, 203.0.113",
        "2001:db8:1:2345::7, 2001:db8:1:2345:0:0:0:7, 20010db8000123/56, 20010db80001/48",
        "2001:DB8:1:23ff:ffff::1, 2001:db8:1:23ff:ffff:0:0:1, 20010db8000123/56, 20010db80001/48",
        "'[2001:db8:1:2345::7]:51234', 2001:db8:1:2345:0:0:0:7, 20010db8000123/56, 20010db80001/48",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1, fe800000000000/56, fe8000000000/48",
        "fe80::1%25en0, fe80:0:0:0:0:0:0:1, fe800000000000/56, fe8000000000/48",
        "'[fe80::1%5]', fe80:0:0:0:0:0:0:1, fe800000000000/56, fe8000000000/48",
        "::, 0:0:0:0:0:0:0:0, 00000000000000/56, 000000000000/48"
    })
    void readsAddressesHoweverTheyAreTold(String told, String text, String address, String network) {
        assertThat(ClientAddress.of(told)).isEqualTo(new ClientAddress(text, address, network));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "unknown",
                "UNKNOWN",
                "_hidden",
                "_a.b-c",
                "-",
                "null",
                "localhost",
                "example.org",
                "dead.beef",
                "[dead.beef]",
                "[127.1]",
                "127.1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.4:x",
                "1.2.3.4, 5.6.7.8",
                ":",
                ":::",
                "1:2",
                "g::1",
                "1::2::3",
                "1:2:3:4:5:6:7:8:9",
                "::ffff:999.1.1.1",
                "[::1",
                "::1]",
                "[]",
                "%eth0",
                "２０３.0.113.9",
                "203。0。113。9",
                "\u0000",
                "1.2.3.4\n",
                "'; drop table x",
                "<script>"
            })
    void whatIsNoAddressIsUnknown(String told) {
        if ("1.2.3.4\n".equals(told)) {
            assertThat(ClientAddress.of(told).text()).isEqualTo("1.2.3.4");
        } else {
            assertThat(ClientAddress.of(told)).isSameAs(ClientAddress.UNKNOWN);
        }
    }

    static Stream<String> noise() {
        var random = new Random(12);
        String alphabet = "0123456789abcdefABCDEF:::...[]%/_ ,x\u3000\u0000é";
        return IntStream.range(0, 3000)
                .mapToObj(i -> random.ints(random.nextInt(i % 10 == 0 ? 5000 : 60), 0, alphabet.length())
                        .collect(
                                StringBuilder::new,
                                (text, at) -> text.append(alphabet.charAt(at)),
                                StringBuilder::append)
                        .toString());
    }

    /** Whatever comes, it fits the columns and names nothing but an address. */
    @Test
    void neverFailsAndNeverGrows() {
        assertThat(noise()).allSatisfy(told -> {
            ClientAddress read = ClientAddress.of(told);
            assertThat(read.text()).hasSizeLessThanOrEqualTo(45).matches("unknown|[0-9a-f:.]+");
            assertThat(ClientAddress.of(read.text())).isEqualTo(read);
        });
    }

    static Stream<byte[]> prefixes() {
        var random = new Random(56);
        return Stream.generate(() -> {
                    byte[] bytes = new byte[16];
                    random.nextBytes(bytes);
                    bytes[0] = 0x20;
                    return bytes;
                })
                .limit(50);
    }

    @ParameterizedTest
    @MethodSource("prefixes")
    void aHouseholdIsOneAddressAndItsNeighboursAreOneNetwork(byte[] bytes) {
        ClientAddress first = ClientAddress.of(literal(bytes));
        byte[] same = bytes.clone();
        same[7] ^= (byte) 0x5a;
        same[15] ^= 1;
        byte[] neighbour = bytes.clone();
        neighbour[6] ^= 1;
        byte[] stranger = bytes.clone();
        stranger[5] ^= 1;

        assertThat(ClientAddress.of(literal(same)).address()).isEqualTo(first.address());
        assertThat(ClientAddress.of(literal(neighbour)).address()).isNotEqualTo(first.address());
        assertThat(ClientAddress.of(literal(neighbour)).network()).isEqualTo(first.network());
        assertThat(ClientAddress.of(literal(stranger)).network()).isNotEqualTo(first.network());
    }

    private static String literal(byte[] bytes) {
        return HexFormat.ofDelimiter(":").formatHex(bytes).replaceAll("(..):(..)", "$1$2");
    }
}
