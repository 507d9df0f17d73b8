Feature: Memory that is mapped behind a bridge's window is out of reach

  The IOMMU sees only what the fabric lets up. The numbers of the two are the
  same, and nobody keeps them apart.

  @clause:reserved-bridge-window
  Scenario Outline: A function <place> writes <what>
    Given a function <place>
    And the user has mapped memory for it at the address of its peer's registers
    When it writes to the registers of its peer
    Then the write <arrives>

    Examples:
      | place                      | what            | arrives              |
      | below a switch without ACS | past its memory | arrives untranslated |
      | below a switch with ACS    | to its memory   | arrives translated   |
