Feature: The way of a request on buses and past the IOMMU

  Not every function has a port above it, and not every request asks the IOMMU
  for a translation.

  Rule: A bus without ports

    @clause:way-shared-bus
    Scenario: R13: On a conventional bus the peer sees every request
      Given a function on a conventional bus
      When it writes to the registers of its peer
      Then the write arrives untranslated

    @clause:way-integrated
    Scenario Outline: R1: From a root bus a request for <target> <arrives>
      Given a function on a root bus
      When it writes to <target>
      Then the write <arrives>

      Examples:
        | target                       | arrives            |
        | its own registers            | ends in a fault    |
        | the registers of its peer    | ends in a fault    |
        | memory that is mapped for it | arrives translated |

    @clause:way-on-chip
    Scenario Outline: R22: From below an on-chip bridge a request for <target> <arrives>
      Given a function below an on-chip bridge
      When it writes to <target>
      Then the write <arrives>

      Examples:
        | target                       | arrives            |
        | its own registers            | ends in a fault    |
        | the registers of its peer    | ends in a fault    |
        | memory that is mapped for it | arrives translated |

    @clause:way-platform
    Scenario: R2: A platform that routes between endpoints leaves the IOMMU out
      Given a function on a root bus that routes between endpoints
      When it writes to the registers of its peer
      Then the write arrives untranslated

    @clause:way-memory
    Scenario: R14: Memory is reached through the IOMMU even from below an open switch
      Given a function below a switch without ACS
      When it writes to memory that is mapped for it
      Then the write arrives translated

  Rule: A translated request is believed

    @clause:way-trusted
    Scenario: R15: The IOMMU lets a marked request pass unchecked
      Given a function with ATS below a port that blocks no translated request
      When it writes to its own registers, marked as translated
      Then the write arrives unchecked

    @clause:way-translation-blocking
    Scenario: R16: Translation blocking stops it at the port
      Given a function with ATS below a port that blocks translated requests
      When it writes to its own registers, marked as translated
      Then the write is rejected on its way

  Rule: The IOMMU stops what it sees

    @clause:way-blocked
    Scenario: R19: A blocked function gets nowhere through the IOMMU
      Given a function below a switch with ACS
      And the IOMMU blocks its DMA
      When it writes to memory that is mapped for it
      Then the write ends in a fault

    @clause:way-blocked-bypassed
    Scenario: R20: A blocked function reaches its peer below an open switch
      Given a function below a switch without ACS
      And the IOMMU blocks its DMA
      When it writes to the registers of its peer
      Then the write arrives untranslated

  @clause:way-forged-id
  Rule: Source validation looks at who asks

    Scenario: A forged requester id is rejected at the port
      Given a function below a switch with ACS
      When it writes under the requester id of its peer
      Then the write is rejected on its way

    Scenario: Without source validation the forgery reaches the memory of another
      Given a function below a switch without ACS
      And memory is mapped for its peer alone
      When it writes to that memory under the requester id of its peer
      Then the write arrives translated
