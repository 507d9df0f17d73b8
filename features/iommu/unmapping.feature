Feature: What unmapping a peer guarantees

  A mapping of a peer's registers can be taken away. That binds the IOMMU, and
  nobody else.

  Rule: Through the IOMMU a peer is reached as long as it is mapped

    Background:
      Given a function below a switch with ACS
      And the registers of its peer are mapped for it

    @clause:unmap-peer-mapping
    Scenario: A mapped peer is reached through the IOMMU
      When it writes to that mapping
      Then the write arrives translated
      And the peer holds what was written

    @clause:unmap-faults
    Scenario: An unmapped peer is out of reach, even if it was reached just before
      Given it has written to that mapping
      And the mapping has been taken away
      When it writes to that mapping
      Then the write ends in a fault

    @clause:unmap-not-others
    Scenario: Memory that stays mapped is reached as before
      When the mapping is taken away
      Then it still reaches memory that is mapped for it

    @clause:unmap-whole
    Scenario: Half of a mapping cannot be taken away
      When half of that mapping is taken away
      Then that is refused with EINVAL
      And it still reaches that mapping

  Rule: What the IOMMU never sees it cannot stop

    @clause:unmap-no-guarantee
    Scenario: Below an open switch the peer is reached after the unmapping
      Given a function below a switch without ACS
      And the registers of its peer are mapped for it
      When the mapping is taken away
      Then it still reaches the registers of its peer by their bus address
