Feature: The DMA of a group changes hands without a gap

  Between the kernel and a user lies a domain in which everything faults.

  Background:
    Given this machine:
      """
      root port: root port, ACS SV+RR+CR+UF
        card: endpoint
      """
    And the kernel has mapped memory for "card"

  Rule: Nothing is reached between two owners

    @clause:iommu-claim-blocks
    Scenario: A claim blocks what the kernel had mapped
      When a user claims the group of "card"
      Then a write of "card" to the kernel's memory ends in a fault

    @clause:iommu-detach-blocks
    Scenario: A detached card reaches neither the user's memory nor the kernel's
      Given a user owns "card" and has mapped memory for it
      When the user detaches its domain
      Then a write of "card" to the user's memory ends in a fault
      And a write of "card" to the kernel's memory ends in a fault

    @clause:iommu-release-default
    Scenario: The last release gives the kernel its domain back
      Given a user owns "card" and has mapped memory for it
      When the user releases the group
      Then a write of "card" to the kernel's memory arrives translated

  Rule: The kernel and a user do not share a group

    @clause:iommu-probe-claimed
    Scenario: No driver that starts DMA is bound in a claimed group
      Given a user owns "card" and has mapped memory for it
      When the kernel binds a driver that starts DMA to "card"
      Then that is refused with EBUSY

    @clause:iommu-claim-used
    Scenario: A group that a kernel driver uses cannot be claimed
      Given the kernel has bound a driver that starts DMA to "card"
      When a user tries to claim the group of "card"
      Then that is refused with EPERM

    @clause:iommu-port-driver
    Scenario: A driver of a port does not keep the group from being claimed
      Given the kernel has bound a driver that starts no DMA to "card"
      When a user tries to claim the group of "card"
      Then that is granted
