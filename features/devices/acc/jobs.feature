Feature: What the engines of an accelerator answer

  Entries in guest memory, a doorbell, a completion, an interrupt: jobs whose
  answers stand in public texts, and jobs that no engine can do.

  @clause:acc-job-answer
  Scenario Outline: <device> answers <job>
    Given a running guest that uses "<device>" for "<job>"
    When the guest gives "<device>" 1 job
    Then the answer of "<device>" begins with "<answer>"

    Examples: SEC
      | device | job                             | answer                                                           |
      | sec0   | AES-128-ECB, SP 800-38A F.1.1   | 3ad77bb40d7a3660a89ecaf32466ef97                                 |
      | sec0   | AES-128-CBC, SP 800-38A F.2.1   | 7649abac8119b246cee98e9b12e9197d                                 |
      | sec0   | AES-128-CTR, SP 800-38A F.5.1   | 874d6191b620e3261bef6864990db6ce                                 |
      | sec0   | AES-128-XTS, IEEE 1619 vector 1 | 917cf69ebd68b2ec9b9fe9a3eadda692cd43d2f59598ed858c02c2652fbf922e |
      | sec0   | AES-128-GCM, test case 2        | 0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf |
      | sec0   | SHA-256 of abc, FIPS 180        | ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad |
      | sec0   | HMAC-SHA-256, RFC 4231 case 2   | 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843 |

    Examples: ZIP and HPRE
      | device | job                          | answer                           |
      | zip0   | a zlib stream of a, RFC 1950 | 61                               |
      | zip0   | a gzip stream of a, RFC 1952 | 61                               |
      | hpre0  | RSA, the example of PKCS #1  | 1253e04dc0a5397bb44a7ab87e9bf2a0 |
      | hpre0  | DH, RFC 5114 A.1             | 5c804f454d30d9c4df85271f93528c91 |

  @clause:acc-job-refused
  Scenario Outline: <device> completes <job> with a refusal
    Given a running guest that uses "<device>" for "<job>"
    When the guest gives "<device>" 1 job
    Then the answer of "<device>" begins with "<answer>"

    Examples:
      | device | job                | answer             |
      | sec0   | an entry of type 1 | error 1, no output |
      | sec0   | a key of 320 bits  | error 1, no output |
      | zip0   | request type 4     | status 0x0b, no output |
      | hpre0  | algorithm 9        | error 1, no output |

  @clause:acc-job-withheld
  Scenario Outline: <device> keeps <job> to itself
    Given a running guest that uses "<device>" for "<job>"
    When the guest gives "<device>" 1 job
    Then the answer of "<device>" begins with "<answer>"

    Examples:
      | device | job                            | answer                      |
      | sec0   | AES-128-GCM with a wrong tag   | check of the MAC, no output |
      | zip0   | a zlib stream with a wrong sum | status 0x10, no output      |

  @clause:acc-job-lists
  Scenario Outline: Buffers of "<device>" are in pieces
    Given a running guest with device "<device>"
    When the guest gives "<device>" 8 jobs
    Then each of the 8 jobs of "<device>" has completed once and right
    And "<device>" has read heads of scatter lists

    Examples:
      | device |
      | zip0   |
      | sec0   |
